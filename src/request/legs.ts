import { z } from "zod";
import { UsageError } from "../errors.ts";
import type { Matrix, ReleaseWish } from "./request.ts";

const matrix = z.array(z.object({ name: z.string(), images: z.array(z.string()) }));

/** How the two are called where they were given: `--results` or `input results`. */
type Called = { readonly results: string; readonly expect: string };

/** What the legs of a build handed over; both are given or none. Throws `UsageError`. */
export function legsOf(
  results: string | undefined,
  expect: string | undefined,
  called: Called,
): Pick<ReleaseWish, "legs"> {
  if (results === undefined && expect === undefined) return {};
  if (results === undefined) throw new UsageError(`${called.results}: ${called.expect} needs it`);
  if (expect === undefined) {
    throw new UsageError(`${called.expect}: is missing, so it is not known which build legs there must be`, {
      hint: "Give it the matrix of the plan. GitHub drops an output that holds a masked text; the plan's job says so.",
    });
  }
  return { legs: { results, expect: matrixOf(expect, called.expect) } };
}

function matrixOf(text: string, called: string): Matrix {
  try {
    return matrix.parse(JSON.parse(text));
  } catch (cause) {
    throw new UsageError(`${called}: must be the matrix of a plan, got "${text.slice(0, 80)}"`, { cause });
  }
}
