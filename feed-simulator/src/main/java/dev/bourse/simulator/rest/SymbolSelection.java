package dev.bourse.simulator.rest;

import dev.bourse.simulator.market.MarketSource;
import dev.bourse.simulator.market.SymbolMarket;
import java.util.List;

/** Finds the symbols that a request names. */
record SymbolSelection(MarketSource source) {

    /** The symbols that {@code symbol} or {@code symbols} name, or all. */
    List<SymbolMarket> select(Parameters parameters) {
        return parameters
                .optionalSymbols()
                .or(() -> parameters.optionalSymbol().map(List::of))
                .map(names -> names.stream().map(this::find).toList())
                .orElseGet(source::symbols);
    }

    SymbolMarket required(Parameters parameters) {
        return find(parameters.requiredSymbol());
    }

    private SymbolMarket find(String name) {
        return source.symbol(name).orElseThrow(() -> BinanceException.badRequest(-1121, "Invalid symbol."));
    }
}
