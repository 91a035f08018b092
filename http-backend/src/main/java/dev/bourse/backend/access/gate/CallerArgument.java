package dev.bourse.backend.access.gate;

import dev.bourse.backend.access.Caller;
import dev.bourse.backend.access.Identity;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Gives a controller's method the {@link Caller}, or the whole {@link Identity}, whom the gate has let in. */
@Configuration(proxyBeanMethods = false)
class CallerArgument implements WebMvcConfigurer, HandlerMethodArgumentResolver {

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(this);
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Caller.class || parameter.getParameterType() == Identity.class;
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        Identity known = known();
        return parameter.getParameterType() == Caller.class ? known.caller() : known;
    }

    /** Whom the gate has let in with the request of this thread. */
    static Identity known() {
        if (!(SecurityContextHolder.getContext().getAuthentication() instanceof KnownCaller known)) {
            throw new IllegalStateException("a route that takes a caller was reached without one");
        }
        return known.identity();
    }
}
