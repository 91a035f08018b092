import { describe, expect, it } from 'vitest';
import { CandleSeries } from './candleSeries';
import { candle, live } from './testing';

const closes = (series: CandleSeries) => series.candles.map(({ time, close }) => [time, close]);

function seriesOf(...candles: ReturnType<typeof candle>[]): CandleSeries {
  const series = new CandleSeries();
  series.replace(candles);
  return series;
}

describe('live candles', () => {
  it('move the newest candle without a new revision', () => {
    const series = seriesOf(candle(30, 1), candle(60, 2));
    const revision = series.revision;

    series.applyLive(live(60, 3));

    expect(closes(series)).toEqual([
      [30, 1],
      [60, 3],
    ]);
    expect(series.revision).toBe(revision);
  });

  it('begin a new bucket and name the one that ended', () => {
    const series = seriesOf(candle(30, 1));

    expect(series.applyLive(live(60, 2))).toMatchObject({ time: 30 });
    expect(series.last).toMatchObject({ time: 60, close: 2 });
  });

  it('that come late correct their own bucket', () => {
    const series = seriesOf(candle(30, 1), candle(60, 2));

    series.applyLive(live(30, 9));

    expect(closes(series)).toEqual([
      [30, 9],
      [60, 2],
    ]);
  });

  it('from before the oldest known candle change nothing', () => {
    const series = seriesOf(candle(60, 2));

    series.applyLive(live(30, 9));

    expect(closes(series)).toEqual([[60, 2]]);
  });
});

describe('candles of the API', () => {
  it('fill buckets that are missing and replace those that differ', () => {
    const series = seriesOf(candle(30, 1), candle(90, 3));

    series.merge([candle(30, 7), candle(60, 2)], Infinity);

    expect(closes(series)).toEqual([
      [30, 7],
      [60, 2],
      [90, 3],
    ]);
  });

  it('win over a closed bucket even with fewer trades', () => {
    const series = seriesOf(candle(30, 1, 20));

    series.merge([candle(30, 7, 10)], 60);

    expect(closes(series)).toEqual([[30, 7]]);
  });

  it('do not set back an open bucket that the stream has carried further', () => {
    const series = seriesOf(candle(30, 1, 20));

    series.merge([candle(30, 7, 10)], 30);

    expect(closes(series)).toEqual([[30, 1]]);
  });

  it('that say nothing new leave the revision alone', () => {
    const series = seriesOf(candle(30, 1));
    const revision = series.revision;

    expect(series.merge([candle(30, 1)], Infinity)).toBe(false);
    expect(series.revision).toBe(revision);
  });
});

it('puts older candles in front, each bucket once', () => {
  const series = seriesOf(candle(60, 2), candle(90, 3));

  series.prepend([candle(30, 1), candle(60, 9)]);

  expect(closes(series)).toEqual([
    [30, 1],
    [60, 2],
    [90, 3],
  ]);
});

it('finds a candle by its time', () => {
  const series = seriesOf(candle(30, 1), candle(90, 3));

  expect(series.at(90)).toMatchObject({ close: 3 });
  expect(series.indexOf(90)).toBe(1);
  expect(series.at(60)).toBeUndefined();
  expect(series.indexOf(60)).toBe(-1);
});
