/** The arguments of `npm start`. */
import { parseArgs } from "node:util";
import { messageOf } from "../../src/errors.ts";

export type Wish =
  | { readonly kind: "help" }
  | {
      readonly kind: "play" | "down";
      /** A path or URL of somebody's own repository; left out: the example, and for `down` everything. */
      readonly repository?: string;
      /** Also show the commands that the program runs, and all of its progress where there is no terminal. */
      readonly verbose: boolean;
    };

export const help = `npm start                            the example app from a push to production, a broken release, a rollback
npm start -- --repo PATH_OR_URL      the same pipeline for a repository of your own; the original is not touched
npm start -- --down                  remove everything that the above made (--repo: only what it made of that repository)
npm start -- --verbose               also show the commands that are run`;

/** What somebody wants of `npm start`, or what is wrong with how it was said. */
export function parse(args: readonly string[]): Wish | { readonly problem: string } {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        down: { type: "boolean" },
        repo: { type: "string" },
        verbose: { type: "boolean", short: "v" },
        help: { type: "boolean", short: "h" },
      },
    });
    if (values.help === true) return { kind: "help" };
    if (values.repo === "") return { problem: "--repo: which repository?" };
    return {
      kind: values.down === true ? "down" : "play",
      verbose: values.verbose === true,
      ...(values.repo === undefined ? {} : { repository: values.repo }),
    };
  } catch (error) {
    const [sentence = ""] = messageOf(error).split(". ");
    return { problem: sentence };
  }
}
