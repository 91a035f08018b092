package dev.bourse.backend.access.gate;

import dev.bourse.backend.access.key.ApiKeys;
import dev.bourse.backend.access.limit.RateLimits;
import dev.bourse.backend.access.session.Sessions;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.security.web.DefaultSecurityFilterChain;
import org.springframework.security.web.FilterChainProxy;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.security.web.util.matcher.AnyRequestMatcher;
import org.springframework.web.servlet.HandlerExceptionResolver;

/**
 * Puts Spring Security's chain before everything that answers. The chain has the firewall, which refuses addresses and headers
 * that are made to be read in two ways, and the gate; no sessions of the container, no pages, no headers, which are ours.
 */
@Configuration(proxyBeanMethods = false)
class AccessConfiguration {

    /** After security headers, CORS and the measuring of requests, so that refusals have and are all of these. */
    private static final int ORDER = Ordered.HIGHEST_PRECEDENCE + 10;

    @Bean
    FilterRegistrationBean<FilterChainProxy> accessFilter(
            Routes routes,
            ApiKeys keys,
            Sessions sessions,
            RateLimits limits,
            @Qualifier("handlerExceptionResolver") ObjectProvider<HandlerExceptionResolver> errors) {
        Gate gate = new Gate(routes, keys, sessions, limits, errors);
        FilterChainProxy chain = new FilterChainProxy(new DefaultSecurityFilterChain(AnyRequestMatcher.INSTANCE, gate));
        StrictHttpFirewall firewall = new StrictHttpFirewall();
        // A method that is not known is answered with those that are.
        firewall.setUnsafeAllowAnyHttpMethod(true);
        firewall.setAllowedHeaderNames(it -> isPlain(it) || StrictHttpFirewall.ALLOWED_HEADER_NAMES.test(it));
        firewall.setAllowedHeaderValues(it -> isPlain(it) || StrictHttpFirewall.ALLOWED_HEADER_VALUES.test(it));
        chain.setFirewall(firewall);
        chain.setRequestRejectedHandler(
                (request, response, rejected) -> response.sendError(HttpServletResponse.SC_BAD_REQUEST));
        FilterRegistrationBean<FilterChainProxy> registration = new FilterRegistrationBean<>(chain);
        registration.setOrder(ORDER);
        registration.setDispatcherTypes(DispatcherType.REQUEST);
        return registration;
    }

    /** Whether there is nothing but printable ASCII, as in nearly all headers: the firewall's regular expressions cost far more. */
    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < ' ' || text.charAt(i) > '~') {
                return false;
            }
        }
        return true;
    }
}
