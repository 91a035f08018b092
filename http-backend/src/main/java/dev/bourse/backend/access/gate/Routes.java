package dev.bourse.backend.access.gate;

import dev.bourse.backend.access.Audience;
import dev.bourse.backend.access.Caller;
import dev.bourse.backend.access.Identity;
import dev.bourse.backend.access.OpenTo;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerExecutionChain;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.ServletRequestPathUtils;

/**
 * Finds the route of a request before any controller is called. It asks the same mapping that Spring MVC asks, so the two can
 * never disagree about who may call what; and it keeps what was found, as the first of MVC's mappings, so that it is not looked
 * for twice. Health, metrics, the API page and files are no controllers of ours and open to everybody.
 */
@Component
final class Routes implements HandlerMapping, Ordered, SmartInitializingSingleton {

    private static final String FOUND = Routes.class.getName() + ".found";
    private static final String OURS = "dev.bourse.";

    private final ObjectProvider<RequestMappingHandlerMapping> mappings;
    private @Nullable RequestMappingHandlerMapping mapping;
    private Map<Method, Route> routes = Map.of();

    Routes(@Qualifier("requestMappingHandlerMapping") ObjectProvider<RequestMappingHandlerMapping> mappings) {
        this.mappings = mappings;
    }

    /** Learns who may call each controller, before the first request comes in. */
    @Override
    public void afterSingletonsInstantiated() {
        RequestMappingHandlerMapping controllers = mappings.getObject();
        Map<Method, Route> found = new HashMap<>();
        controllers.getHandlerMethods().values().stream()
                .filter(it -> it.getBeanType().getName().startsWith(OURS))
                .filter(it -> !ErrorController.class.isAssignableFrom(it.getBeanType()))
                .forEach(it -> found.put(it.getMethod(), route(it)));
        routes = found;
        mapping = controllers;
    }

    /** The route of a controller of ours; null when the request goes to something else or nowhere. */
    @Nullable
    Route of(HttpServletRequest request) {
        RequestMappingHandlerMapping controllers = mapping;
        if (controllers == null) {
            return null;
        }
        HandlerExecutionChain found;
        try {
            ServletRequestPathUtils.parseAndCache(request);
            found = controllers.getHandler(request);
        } catch (Exception e) { // a wrong method or media type: MVC comes to the same, and tells the client
            return null;
        }
        if (found == null || !(found.getHandler() instanceof HandlerMethod handler)) {
            return null;
        }
        request.setAttribute(FOUND, found);
        return routes.get(handler.getMethod());
    }

    @Override
    public @Nullable HandlerExecutionChain getHandler(HttpServletRequest request) {
        if (request.getDispatcherType() != DispatcherType.REQUEST) {
            return null;
        }
        Object found = request.getAttribute(FOUND);
        request.removeAttribute(FOUND);
        return found instanceof HandlerExecutionChain chain ? chain : null;
    }

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }

    /** What the method says; a mistake here would let everybody in, or nobody. */
    static Route route(HandlerMethod handler) {
        OpenTo openTo = handler.getMethodAnnotation(OpenTo.class);
        if (openTo == null) {
            throw new IllegalStateException(
                    handler.getShortLogMessage() + " does not say who may call it; put @OpenTo on it.");
        }
        boolean wantsCaller = Arrays.stream(handler.getMethodParameters())
                .map(it -> it.getParameterType())
                .anyMatch(it -> it == Caller.class || it == Identity.class);
        if (openTo.value() == Audience.ANYONE && wantsCaller) {
            throw new IllegalStateException(handler.getShortLogMessage()
                    + " is open to anyone, who need not be known; it can't take a caller.");
        }
        return new Route(openTo.value(), openTo.budget());
    }
}
