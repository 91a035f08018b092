package dev.bourse.backend.access.gate;

import dev.bourse.backend.access.Caller;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.core.Ordered;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerAdapter;
import org.springframework.web.servlet.ModelAndView;
import tools.jackson.databind.json.JsonMapper;

/**
 * Calls controllers that take a caller and a body's bytes and give JSON, such as the one that places orders, without MVC's machinery for
 * arguments, results, media types and asynchronous answers, which these don't need and which would be a third of what an order costs. What
 * is mapped to where, who may call it and how errors are told is MVC's, as with all others.
 */
@Component
final class DirectCalls implements HandlerAdapter, Ordered {

    private final JsonMapper json;
    private final Map<Method, Boolean> supported = new ConcurrentHashMap<>();

    DirectCalls(JsonMapper json) {
        this.json = json;
    }

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }

    @Override
    public boolean supports(Object handler) {
        return handler instanceof HandlerMethod it && supported.computeIfAbsent(it.getMethod(), method -> isDirect(it));
    }

    private static boolean isDirect(HandlerMethod handler) {
        MethodParameter[] parameters = handler.getMethodParameters();
        return handler.hasMethodAnnotation(PostMapping.class)
                && handler.getMethod().getReturnType() == ResponseEntity.class
                && parameters.length == 2
                && parameters[0].getParameterType() == Caller.class
                && parameters[1].getParameterType() == byte[].class
                && parameters[1].hasParameterAnnotation(RequestBody.class);
    }

    @Override
    public @Nullable ModelAndView handle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws Exception {
        HandlerMethod method = (HandlerMethod) handler;
        answer(response, call(method, CallerArgument.known().caller(), BoundedBody.bytes(request)));
        return null;
    }

    private static ResponseEntity<?> call(HandlerMethod handler, Caller caller, byte[] body) throws Exception {
        try {
            return (ResponseEntity<?>)
                    Objects.requireNonNull(handler.getMethod().invoke(handler.getBean(), caller, body));
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof Exception cause) {
                throw cause;
            }
            throw e;
        }
    }

    private void answer(HttpServletResponse response, ResponseEntity<?> result) throws IOException {
        response.setStatus(result.getStatusCode().value());
        result.getHeaders().forEach((name, values) -> values.forEach(value -> response.addHeader(name, value)));
        if (result.getBody() != null) {
            byte[] bytes = json.writeValueAsBytes(result.getBody());
            response.setContentType(MediaType.APPLICATION_JSON_VALUE);
            response.setContentLength(bytes.length);
            response.getOutputStream().write(bytes);
        }
    }
}
