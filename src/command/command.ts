/** Commands to other programs as data: built by pure functions, run only by a `Runner`. */
export type Command = {
  readonly program: string;
  readonly args: readonly string[];
  /** Added to the inherited environment. */
  readonly env?: Readonly<Record<string, string>>;
  /**
   * `bare` inherits only what the program needs to find itself and its login, so that nothing else of ours reaches it;
   * `least` only how to find programs and Docker's own settings, so that what it prints is the same everywhere. Default: `full`.
   */
  readonly inherit?: "full" | "bare" | "least";
  readonly cwd?: string;
  readonly stdin?: string | Uint8Array;
};

export type Arg = string | false | undefined | readonly Arg[];

/** `undefined` and `false` vanish; an empty string stays, because dropping it would make the flag before it swallow the next. */
export function command(program: string, ...args: readonly Arg[]): Command {
  return { program, args: flatten(args) };
}

/** The flag once for each value. */
export function each(flag: string, values: readonly string[]): Arg {
  return values.flatMap((value) => [flag, value]);
}

/** The flag with its value, or nothing when there is no value. */
export function option(flag: string, value: string | undefined): Arg {
  return value === undefined ? undefined : [flag, value];
}

function flatten(args: readonly Arg[]): string[] {
  return args.flatMap((arg) => {
    if (arg === undefined || arg === false) return [];
    return typeof arg === "string" ? [arg] : flatten(arg);
  });
}

/** The command as one line that a POSIX shell reads back word for word; environment and stdin are left out. */
export function toShell(command: Command): string {
  return [command.program, ...command.args].map(quote).join(" ");
}

function quote(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}
