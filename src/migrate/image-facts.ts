import { instructions } from "../compose/dockerfile.ts";
import type { ImageFacts } from "./source.ts";

type Said = {
  readonly exposes: readonly number[];
  readonly user: string | undefined;
  readonly hasHealthcheck: boolean;
};

const nothing: Said = { exposes: [], user: undefined, hasHealthcheck: false };

/** What a Dockerfile says about the image that the build ends in; what only its base image knows is not seen. */
export function imageFacts(dockerfile: string, target: string | undefined): ImageFacts {
  const stages = new Map<string, Said>();
  let current = "";
  let said = nothing;
  for (const { name, rest } of instructions(dockerfile)) {
    if (name === "FROM") {
      const [base = "", as, called] = rest
        .trim()
        .split(/\s+/)
        .filter((word) => !word.startsWith("--"));
      current = as?.toLowerCase() === "as" && called !== undefined ? called.toLowerCase() : `${stages.size}`;
      said = stages.get(base.toLowerCase()) ?? nothing;
    } else said = read(said, name, rest);
    stages.set(current, said);
  }
  const { exposes, user, hasHealthcheck } = stages.get(target?.toLowerCase() ?? current) ?? nothing;
  const numbers = user === undefined ? undefined : numericUser(user, dockerfile);
  return {
    exposes,
    hasHealthcheck,
    ...(user === undefined ? {} : { writtenUser: user }),
    ...(numbers === undefined ? {} : { user: numbers }),
  };
}

function read(said: Said, name: string, rest: string): Said {
  const words = rest.trim().split(/\s+/);
  switch (name) {
    case "EXPOSE": {
      const ports = words.filter((word) => /^\d+(\/tcp)?$/.test(word)).map((word) => Number(word.split("/")[0]));
      return { ...said, exposes: [...new Set([...said.exposes, ...ports])] };
    }
    case "USER":
      return { ...said, user: words[0]?.includes("$") === true ? undefined : words[0] };
    case "HEALTHCHECK":
      return { ...said, hasHealthcheck: words[0]?.toUpperCase() !== "NONE" };
    default:
      return said;
  }
}

/** Kubernetes wants a number; a name has one where the Dockerfile itself makes the user. */
function numericUser(written: string, dockerfile: string): ImageFacts["user"] {
  const [, uid, gid] = /^(\d+)(?::(\d+))?$/.exec(written) ?? [];
  if (uid !== undefined) return { uid: Number(uid), ...(gid === undefined ? {} : { gid: Number(gid) }) };
  const [name = ""] = written.split(":");
  if (name === "root") return { uid: 0 };
  for (const { rest } of instructions(dockerfile)) {
    const made = rest
      .split(/&&|;|\|\|/)
      .find((part) => /\b(useradd|adduser)\b/.test(part) && part.trim().split(/\s+/).includes(name));
    const [, number] = /(?:--uid[= ]|-u\s*)(\d+)/.exec(made ?? "") ?? [];
    if (number !== undefined) return { uid: Number(number) };
  }
  return undefined;
}
