import type { Json } from "../compose/model.ts";
import { singleDollars } from "../compose/placeholders.ts";
import type { Sources } from "../compose/sources.ts";
import type { Problem } from "../errors.ts";
import { isCommonWord } from "../secrets/looks-secret.ts";
import type { Secret } from "../secrets/secret.ts";
import type { Bundle } from "./release.ts";

/** A file that a release carries. */
export type Captured = {
  /** Relative to the checkout. */
  readonly path: string;
  readonly content: Uint8Array;
  /** What the release carries it for; default: a service mounts it. */
  readonly partOf?: "chart";
};

/** Values that are shorter stand in many places by chance. */
const shortest = 6;

/**
 * Every place of a bundle or of its files in which the value of a secret stands in clear: what the placeholders should have
 * kept out, and what somebody wrote there by hand. Short values and common words are not searched for.
 */
export function leaksIn(
  environment: string,
  { document, target }: Bundle,
  { files, secrets, sources }: Searched,
): Problem[] {
  const wanted = secrets.flatMap(spellings);
  const inDocument = texts(document).flatMap(({ path, text }) => {
    const said = [text, singleDollars(text)];
    const found = wanted.find(({ spelt }) => said.some((each) => each.includes(spelt)));
    if (found === undefined) return [];
    const problem = problemAt(environment, path, found.name, sources);
    return [
      target === "compose" ? problem : { ...problem, hint: `${byName} ${unlessHarmless(found.name, environment)}` },
    ];
  });
  const inFiles = files.flatMap(({ path, content, partOf }): Problem[] => {
    const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength);
    const found = wanted.find(({ spelt }) => bytes.includes(spelt));
    if (found === undefined) return [];
    const why = partOf === undefined ? "is mounted" : `is part of the ${partOf}`;
    const message = `holds the value of the secret ${found.name} of ${environment}, and ${why}, so that the release would store it in clear`;
    const hint =
      partOf === undefined
        ? "Mount it as a Compose secret (`secrets:` with `file:`), which stays out of releases."
        : byName;
    return [{ file: path, message, hint }];
  });
  return once([...inDocument, ...inFiles]);
}

/** The way out on a cluster. */
const byName =
  "Have the workload take it from a Secret by its name (secretKeyRef), and say where the value is under secrets: of the target.";

function unlessHarmless(secret: string, environment: string): string {
  return `If ${secret} is no secret, list it under \`variables:\` of ${environment} in aip-deploy.yml.`;
}

export type Searched = {
  readonly files: readonly Captured[];
  readonly secrets: readonly Secret[];
  readonly sources: Sources;
};

type Spelling = { readonly name: string; readonly spelt: string };

function spellings(secret: Secret): Spelling[] {
  const value = secret.reveal().trim();
  if (value.length < shortest || isCommonWord(value)) return [];
  return [...new Set([value, encodeURIComponent(value)])].map((spelt) => ({ name: secret.name, spelt }));
}

type Path = readonly (string | number)[];

function texts(document: Json): { readonly path: Path; readonly text: string }[] {
  const found: { path: Path; text: string }[] = [];
  const visit = (value: Json, path: Path): void => {
    if (typeof value === "string") found.push({ path, text: value });
    else if (Array.isArray(value)) {
      for (const [index, each] of (value as readonly Json[]).entries()) visit(each, [...path, index]);
    } else if (typeof value === "object" && value !== null) {
      for (const [key, each] of Object.entries(value)) {
        const place = [...path, key];
        found.push({ path: place, text: key });
        visit(each, place);
      }
    }
  };
  visit(document, []);
  return found;
}

function problemAt(environment: string, path: Path, secret: string, sources: Sources): Problem {
  const inModel = path[0] === "model" ? path.slice(1) : path;
  const place = path[0] === "model" ? sources.locate(inModel) : undefined;
  return {
    ...place,
    path: inModel.join("."),
    message: `holds the value of the secret ${secret} of ${environment}, which the release would store in clear`,
    hint:
      "Refer to it with ${NAME} from an env file, or as a Compose secret, instead of writing its value. " +
      unlessHarmless(secret, environment),
  };
}

function once(problems: readonly Problem[]): Problem[] {
  return [...new Map(problems.map((problem) => [JSON.stringify(problem), problem])).values()];
}
