package dev.bourse.backend.exchange;

import dev.bourse.backend.HttpBackendProperties;
import dev.bourse.exchange.client.ExchangeClient;
import dev.bourse.service.InvalidSettingException;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.resource.ClientResources;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Connects to the exchange's Redis, which is another than that of prices and sessions. */
@Configuration(proxyBeanMethods = false)
class ExchangeConfiguration {

    /** Far more than virtual threads of orders that a fast engine leaves waiting; when it is slow, an early no is better than a late one. */
    private static final int MOST_PENDING = 4_096;

    @Bean
    ExchangeClient exchangeClient(ClientResources resources, HttpBackendProperties properties) {
        return new ExchangeClient(
                RedisClient.create(resources, uri(properties.exchangeRedisUrl())),
                properties.orderTimeout(),
                MOST_PENDING);
    }

    private static RedisURI uri(String setting) {
        try {
            return RedisURI.create(setting);
        } catch (IllegalArgumentException e) { // its value is not repeated: it may hold a password
            throw new InvalidSettingException("EXCHANGE_REDIS_URL", "...", "a URL such as redis://localhost:6379");
        }
    }
}
