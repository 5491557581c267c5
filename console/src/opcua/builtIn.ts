const INTEGERS: Readonly<Record<number, readonly [bigint, bigint]>> = {
  2: [-128n, 127n],
  3: [0n, 255n],
  4: [-32768n, 32767n],
  5: [0n, 65535n],
  6: [-2147483648n, 2147483647n],
  7: [0n, 4294967295n],
  8: [-9223372036854775808n, 9223372036854775807n],
  9: [0n, 18446744073709551615n],
};

/** The smallest and the largest value of an integer type; undefined for other types. */
export function integerRange(type: number): readonly [bigint, bigint] | undefined {
  return INTEGERS[type];
}

/** Whether a scalar of the type can be drawn as a line. */
export function isNumeric(type: number): boolean {
  return type >= 1 && type <= 11;
}

/** Whether a drawn value holds until the next one, and is not passed through on the way. */
export function isStepped(type: number): boolean {
  return type >= 1 && type <= 9;
}
