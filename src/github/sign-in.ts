import { command } from "../command/command.ts";
import type { Runner } from "../command/runner.ts";
import { UsageError } from "../errors.ts";
import { githubClient, type GitHub, type Repository } from "./client.ts";

/** Who asks, and about which repository, as far as it was said. */
export type SignIn = {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly runner: Runner;
  /** Where the checkout was cloned from, as a web address. */
  readonly remote: string | undefined;
  readonly now: () => Date;
  /** What a step of the action was given; wins over everything else. */
  readonly given?: { readonly repository: Repository; readonly token: string } | undefined;
};

/** The repository on GitHub, for a step of a job and for a person at a terminal alike. Throws `UsageError`. */
export async function signIn(asking: SignIn): Promise<GitHub> {
  const { given, now, env, remote } = asking;
  if (given !== undefined) {
    if (given.token !== "") return githubClient({ ...given, now });
    throw new UsageError("the input token is empty", { hint: "Leave it out, or give it a token." });
  }
  const place = placeOf(env, remote);
  const token = await tokenOf(asking, place.host);
  return githubClient({ ...place, token, now });
}

type Place = { readonly host: string; readonly repository: Repository; readonly api?: string };

/** `https://host/owner/name` → which repository it is, and where the host's API is. */
function placeOf(env: SignIn["env"], remote: string | undefined): Place {
  const { host, pathname } = remote === undefined ? { host: "", pathname: "" } : new URL(remote);
  const [, owner = "", repo = "", more] = pathname.split("/");
  if (owner === "" || repo === "" || more !== undefined) {
    const where = remote === undefined ? "there is no remote called origin" : `origin is ${remote}`;
    throw new UsageError(`this checkout is no clone of a repository on GitHub: ${where}`, {
      hint: "git remote add origin https://github.com/OWNER/NAME.git",
    });
  }
  const isElsewhere = host !== "github.com" && env["GITHUB_API_URL"] === undefined;
  return { host, repository: { owner, repo }, ...(isElsewhere ? { api: `https://${host}/api/v3` } : {}) };
}

async function tokenOf({ env, runner }: SignIn, host: string): Promise<string> {
  const said = [env["GH_TOKEN"], env["GITHUB_TOKEN"]].find((token) => token !== undefined && token !== "");
  if (said !== undefined) return said;
  // `gh` keeps its token where only it knows; without `gh`, or when nobody is signed in, there is none.
  const asked = await runner
    .run(command("gh", "auth", "token", "--hostname", host), { accept: "any", timeoutMs: 10_000 })
    .catch(() => undefined);
  const token = asked?.exitCode === 0 ? asked.stdout.trim() : "";
  if (token !== "") return token;
  throw new UsageError("there is no token for GitHub", { hint: "gh auth login, or set GH_TOKEN" });
}
