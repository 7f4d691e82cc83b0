/** Chance that can be repeated: the same seed, the same choices. Mulberry32: 32 bits of state are enough to vary test data. */
export class Chance {
  constructor(seed) {
    this.state = (seed + 1) * 0x9e3779b9;
  }

  /** A fraction from 0, below 1. */
  fraction() {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), this.state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  /** A whole number, both bounds included. */
  whole(from, to) {
    return from + Math.floor(this.fraction() * (to - from + 1));
  }

  of(list) {
    return list[this.whole(0, list.length - 1)];
  }

  /** True in so many of a hundred cases. */
  percent(share) {
    return this.fraction() * 100 < share;
  }

  digits(count) {
    return Array.from({ length: count }, () => this.whole(0, 9)).join('');
  }

  hex(count) {
    return Array.from({ length: count }, () => this.whole(0, 15).toString(16)).join('');
  }
}
