package dev.bourse.backend.trading;

import dev.bourse.backend.trading.Orders.Reference;
import dev.bourse.backend.web.ErrorCode;
import dev.bourse.backend.web.JsonFields;
import dev.bourse.backend.web.Parameters;
import dev.bourse.backend.web.RefusedException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which order a request is about. */
final class OrderIds {

    private OrderIds() {}

    /** By {@code orderId} or {@code clientOrderId}, one of which must be given. */
    static Reference reference(@Nullable String orderId, @Nullable String clientOrderId) {
        return reference("orderId", orderId, "clientOrderId", clientOrderId);
    }

    /** As above, under other names. */
    static Reference reference(
            String idName, @Nullable String orderId, String clientName, @Nullable String clientOrderId) {
        boolean hasId = orderId != null && !orderId.isBlank();
        boolean hasName = clientOrderId != null && !clientOrderId.isBlank();
        if (hasId == hasName) {
            throw new RefusedException(
                    hasId ? ErrorCode.INVALID_PARAMETER : ErrorCode.MISSING_PARAMETER,
                    "Give either " + idName + " or " + clientName + ".",
                    Map.of("parameter", idName));
        }
        return orderId != null && hasId
                ? new Reference(id(idName, orderId), "")
                : new Reference(0, OrderWish.clientOrderId(clientName, String.valueOf(clientOrderId)));
    }

    /** The engine's id of an order. */
    static long id(String name, String value) {
        if (!value.matches("[1-9][0-9]{0,17}")) {
            throw JsonFields.invalid(
                    name, "must be an order's id, a whole number above 0", Map.of("value", Parameters.echo(value)));
        }
        return Long.parseLong(value);
    }
}
