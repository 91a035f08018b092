package dev.bourse.uploader.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class PositionRowTest {

    private final PositionRow position = new PositionRow(
            1, 0, new BigDecimal("0.00"), new BigDecimal("0.0000"), new BigDecimal("0.0000"), new BigDecimal("0.0000"));

    @Test
    void buysAddUpWithTheirFees() {
        buy("2.00", "10.00", "0.0200");
        buy("1.00", "13.00", "0.0130");

        assertThat(it()).isEqualTo("3.00 cost 33.0330 realised 0.0000 fees 0.0330");
    }

    @Test
    void sellTakesItsShareOfTheCost() {
        buy("3.00", "10.00", "0.0000");
        sell("1.00", "12.00", "0.0120");

        assertThat(it()).isEqualTo("2.00 cost 20.0000 realised 1.9880 fees 0.0120");
    }

    @Test
    void shareIsRoundedDownAndTheRestStaysUntilTheLastSell() {
        buy("3.00", "1.00", "0.0001");
        sell("1.00", "1.00", "0.0000");
        assertThat(it()).isEqualTo("2.00 cost 2.0001 realised 0.0000 fees 0.0001");

        sell("2.00", "1.00", "0.0000");
        assertThat(it()).isEqualTo("0.00 cost 0.0000 realised -0.0001 fees 0.0001");
    }

    @Test
    void whatIsSoldBeyondThePositionRealisesNothingButTheFee() {
        buy("1.00", "10.00", "0.0000");
        sell("3.00", "12.00", "0.0360");

        assertThat(it()).isEqualTo("0.00 cost 0.0000 realised 1.9640 fees 0.0360");

        sell("1.00", "12.00", "0.0120");
        assertThat(it()).isEqualTo("0.00 cost 0.0000 realised 1.9520 fees 0.0480");
    }

    /** The same rule once more, in whole numbers of units; and no money is lost: proceeds are cost, result or fees. */
    @Test
    void agreesWithAnIndependentComputationOverRandomFills() {
        long seed = Long.getLong("bourse.seed", System.nanoTime());
        System.out.println("PositionRowTest seed " + seed);
        Random random = new Random(seed);
        BigInteger lots = BigInteger.ZERO;
        BigInteger cost = BigInteger.ZERO;
        BigInteger realised = BigInteger.ZERO;
        for (int i = 0; i < 20_000; i++) {
            BigInteger quantity = BigInteger.valueOf(1 + random.nextInt(500));
            BigInteger price = BigInteger.valueOf(1 + random.nextInt(100_000));
            BigInteger fee = BigInteger.valueOf(random.nextInt(5_000));
            BigDecimal feeAmount = new BigDecimal(fee, 4);
            if (random.nextInt(20) < 10) {
                position.buy(new BigDecimal(quantity, 2), new BigDecimal(price, 2), feeAmount, i);
                lots = lots.add(quantity);
                cost = cost.add(price.multiply(quantity)).add(fee);
            } else {
                position.sell(new BigDecimal(quantity, 2), new BigDecimal(price, 2), feeAmount, i);
                BigInteger known = quantity.min(lots);
                BigInteger share = lots.signum() == 0
                        ? BigInteger.ZERO
                        : cost.multiply(known).divide(lots);
                realised = realised.add(price.multiply(known)).subtract(share).subtract(fee);
                lots = lots.subtract(known);
                cost = cost.subtract(share);
            }
            assertThat(position.quantity).isEqualTo(new BigDecimal(lots, 2));
            assertThat(position.cost).isEqualTo(new BigDecimal(cost, 4));
            assertThat(position.realised).isEqualTo(new BigDecimal(realised, 4));
        }
    }

    private void buy(String quantity, String price, String fee) {
        position.buy(new BigDecimal(quantity), new BigDecimal(price), new BigDecimal(fee), 1);
    }

    private void sell(String quantity, String price, String fee) {
        position.sell(new BigDecimal(quantity), new BigDecimal(price), new BigDecimal(fee), 1);
    }

    private String it() {
        return position.quantity + " cost " + position.cost + " realised " + position.realised + " fees "
                + position.fees;
    }
}
