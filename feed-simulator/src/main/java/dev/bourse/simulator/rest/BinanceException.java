package dev.bourse.simulator.rest;

/** A refusal in the words of Binance (errors.md). */
final class BinanceException extends RuntimeException {

    private final int status;
    private final int code;

    BinanceException(int status, int code, String message) {
        super(message);
        this.status = status;
        this.code = code;
    }

    static BinanceException badRequest(int code, String message) {
        return new BinanceException(400, code, message);
    }

    int status() {
        return status;
    }

    ErrorBody body() {
        return new ErrorBody(code, String.valueOf(getMessage()));
    }

    record ErrorBody(int code, String msg) {}
}
