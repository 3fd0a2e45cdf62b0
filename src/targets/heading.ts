import { z } from "zod";
import type { CheckConfig } from "../config/config.ts";
import { TargetError } from "../errors.ts";
import type { Bundle } from "../release/release.ts";

/** What the deployment files of an environment say of themselves, whichever target they were made for. */
export type Heading = {
  /** The place on the engine that belongs to the environment alone: a Compose project, or a namespace. */
  readonly project: string;
  /** The public route. */
  readonly url?: string;
  readonly checks: readonly CheckConfig[];
};

const count = z.number().nonnegative();

export const checkDocument = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("http"),
    name: z.string(),
    url: z.string(),
    status: z.array(z.number()),
    contains: z.string().exactOptional(),
    timeoutSeconds: count,
  }),
  z.object({
    kind: z.literal("tcp"),
    name: z.string(),
    host: z.string(),
    port: z.number(),
    timeoutSeconds: count,
  }),
  z.object({
    kind: z.literal("command"),
    name: z.string(),
    command: z.array(z.string()).min(1),
    timeoutSeconds: count,
  }),
]);

/** The keys that the document of every target has. */
export const headingShape = {
  format: z.literal(1),
  project: z.string().min(1),
  url: z.string().exactOptional(),
  checks: z.array(checkDocument),
};

const heading = z.object(headingShape);

/** Reads what every document has. Throws `target.refused` when it is not one of ours. */
export function headingOf({ target, document }: Bundle): Heading {
  const read = heading.safeParse(document);
  if (read.success) return read.data;
  const problems = read.error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`);
  throw unreadable(target, problems);
}

/** A document that this version cannot read, with everything that is wrong with it. */
export function unreadable(target: Bundle["target"], problems: readonly string[]): TargetError {
  return new TargetError("target.refused", `the release's ${target} document cannot be read:\n${problems.join("\n")}`, {
    hint: "It was written by another version of aip-deploy: deploy it with that one, or make a new release.",
  });
}
