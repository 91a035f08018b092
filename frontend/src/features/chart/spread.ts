/**
 * Moves things that want to stand at certain places so far apart that none covers another, and no further: those that get in each other's
 * way share the room around the middle of where they want to be. Where there is no room for all, they overlap evenly.
 *
 * @param wanted their middles, ascending
 * @param size of each
 * @param room they stay between 0 and this
 * @returns their middles, in the same order
 */
export function spread(wanted: readonly number[], size: number, room: number): readonly number[] {
  const step = Math.min(size, room / wanted.length);
  const ends = { first: step / 2, last: room - step / 2 };
  return groupsOf(wanted, step).flatMap(({ from, count, middle }) =>
    Array.from({ length: count }, (_, index) => {
      const place = middle + (index - (count - 1) / 2) * step;
      const least = ends.first + (from + index) * step;
      const most = ends.last - (wanted.length - 1 - from - index) * step;
      return Math.min(most, Math.max(least, place));
    }),
  );
}

interface Group {
  readonly from: number;
  readonly count: number;
  readonly middle: number;
}

/** Those that touch make a group, which may touch the one before. */
function groupsOf(wanted: readonly number[], step: number): readonly Group[] {
  const groups: Group[] = [];
  for (const [from, middle] of wanted.entries()) {
    let group: Group = { from, count: 1, middle };
    for (let before = groups.at(-1); before && touch(before, group, step); before = groups.at(-1)) {
      groups.pop();
      const count = before.count + group.count;
      group = { from: before.from, count, middle: (before.middle * before.count + group.middle * group.count) / count };
    }
    groups.push(group);
  }
  return groups;
}

const touch = (above: Group, below: Group, step: number): boolean =>
  below.middle - above.middle < ((above.count + below.count) / 2) * step;
