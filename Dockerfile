# One image for each service; MODULE names the module that it runs:
#
#   docker build --build-arg MODULE=http-backend --tag bourse-http-backend .
#
# node + maven -> build (all modules) -> unpacked (one module's jar, in layers) -> the image
#
# Nothing before "unpacked" depends on MODULE, so all images share one build; BuildKit runs it once also when Compose builds all
# images at the same time. What changes seldom comes first, so that dependencies are downloaded only when a pom or the lock file has
# changed: layers rather than cache mounts, which only BuildKit has.

FROM node:24.19.0-slim AS node

FROM maven:3.9.16-eclipse-temurin-25 AS build
COPY --from=node /usr/local/bin/node /usr/local/bin/node
COPY --from=node /usr/local/lib/node_modules/npm /usr/local/lib/node_modules/npm
RUN ln -s ../lib/node_modules/npm/bin/npm-cli.js /usr/local/bin/npm
WORKDIR /build
ENV MODULES=feed-simulator,price-poller,batch-uploader,http-backend,realtime-server,matching-engine,market-maker

COPY frontend/package.json frontend/package-lock.json frontend/
RUN cd frontend \
    && PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1 npm ci --no-audit --no-fund \
    && cp package-lock.json node_modules/.installed-lock.json

COPY .mvn/ .mvn/
COPY pom.xml ./
COPY common/pom.xml common/
COPY testing/pom.xml testing/
COPY service-starter/pom.xml service-starter/
COPY exchange-client/pom.xml exchange-client/
COPY db/pom.xml db/
COPY feed-simulator/pom.xml feed-simulator/
COPY price-poller/pom.xml price-poller/
COPY batch-uploader/pom.xml batch-uploader/
COPY http-backend/pom.xml http-backend/
COPY realtime-server/pom.xml realtime-server/
COPY matching-engine/pom.xml matching-engine/
COPY market-maker/pom.xml market-maker/
COPY frontend/pom.xml frontend/
COPY launcher/pom.xml launcher/
COPY acceptance-tests/pom.xml acceptance-tests/
COPY benchmarks/pom.xml benchmarks/
# A build without sources makes empty jars and downloads what the real one needs.
RUN mvn -B -pl $MODULES -am -DskipTests -Dspotless.check.skip -Dexec.skip -Dspring-boot.repackage.skip package \
    && rm -r */target

COPY . .
RUN mvn -B -pl $MODULES -am -DskipTests -Dspotless.check.skip package

FROM build AS unpacked
ARG MODULE
RUN cp ${MODULE:?names the module to run}/target/$MODULE-*-exec.jar /tmp/service.jar \
    && java -Djarmode=tools -jar /tmp/service.jar extract --layers --destination /unpacked

FROM eclipse-temurin:25-jre
# For health checks: the image has neither curl nor wget.
COPY --from=busybox:1.37.0-musl /bin/busybox /usr/local/bin/wget
WORKDIR /bourse
COPY --from=unpacked /unpacked/dependencies/ ./
COPY --from=unpacked /unpacked/snapshot-dependencies/ ./
COPY --from=unpacked /unpacked/application/ ./
# A heap of 60 % leaves room for threads, buffers and classes under the container's memory limit. Collections are short rather than few,
# since orders and prices wait for each; a container this small would get a collector that stops everything for longer. Out of memory ends
# the process, and the restart policy starts it anew.
ARG COLLECTOR="-XX:+UseG1GC -XX:MaxGCPauseMillis=5"
ENV JAVA_TOOL_OPTIONS="-XX:MaxRAMPercentage=60 $COLLECTOR -XX:+ExitOnOutOfMemoryError"
# What must survive, of the services that have such; a volume takes its place and its owner.
RUN mkdir /data && chown 10001:10001 /data
USER 10001:10001
ENTRYPOINT ["java", "--enable-native-access=ALL-UNNAMED", "-jar", "/bourse/service.jar"]
ARG MODULE
LABEL org.opencontainers.image.title="bourse-$MODULE" \
    org.opencontainers.image.description="Bourse, a self-hosted crypto exchange and market-data platform: $MODULE" \
    org.opencontainers.image.licenses="Apache-2.0"
