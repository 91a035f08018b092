package dev.bourse.backend.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.PathResourceResolver;
import org.springframework.web.servlet.resource.ResourceResolverChain;

/**
 * Serves the trading screen from {@code static/} on the class path. Files under {@code /assets} have their hash in their name and
 * never change; all others are asked for anew each time. The screen has routes of its own, such as {@code /trade/BTCUSDT}: a
 * browser that opens one gets {@code index.html}.
 */
@Configuration(proxyBeanMethods = false)
class SinglePageApp implements WebMvcConfigurer {

    private static final String FILES = "classpath:/static/";
    private static final List<String> NOT_ITS_ROUTES = List.of(
            "api",
            "assets",
            "balances",
            "candles",
            "depth",
            "docs",
            "error",
            "fills",
            "health",
            "klines",
            "live",
            "metrics",
            "openOrders",
            "order",
            "orders",
            "positions",
            "ready",
            "swagger-ui",
            "symbols",
            "ticker",
            "tickers",
            "trades",
            "v3");

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler("/assets/**")
                .addResourceLocations(FILES + "assets/")
                .setCacheControl(
                        CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable());
        registry.addResourceHandler("/**")
                .addResourceLocations(FILES)
                .setCacheControl(CacheControl.noCache())
                .resourceChain(false)
                .addResolver(new FileOrRouteResolver());
    }

    @Override
    public void addViewControllers(ViewControllerRegistry registry) {
        registry.addViewController("/").setViewName("forward:/index.html");
    }

    /** Resolves a file, and a route of the screen to its one page. */
    private static final class FileOrRouteResolver extends PathResourceResolver {

        @Override
        protected @Nullable Resource resolveResourceInternal(
                @Nullable HttpServletRequest request,
                String path,
                List<? extends Resource> locations,
                ResourceResolverChain chain) {
            Resource file = super.resolveResourceInternal(request, path, locations, chain);
            if (file != null || request == null) {
                return file;
            }
            boolean route = isRead(request) && wantsPage(request) && isRoute(path);
            return route ? super.resolveResourceInternal(request, "index.html", locations, chain) : null;
        }

        private static boolean isRead(HttpServletRequest request) {
            return request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
        }

        private static boolean wantsPage(HttpServletRequest request) {
            String accept = request.getHeader(HttpHeaders.ACCEPT);
            return accept != null && accept.contains(MediaType.TEXT_HTML_VALUE);
        }

        private static boolean isRoute(String path) {
            String first = path.split("/", 2)[0];
            String last = path.substring(path.lastIndexOf('/') + 1);
            return !NOT_ITS_ROUTES.contains(first) && !last.contains(".");
        }
    }
}
