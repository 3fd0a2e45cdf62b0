/** The commands of git with which one file of a branch is read and written, in a bare repository that has its head and nothing before. */
import { command, type Command } from "../../command/command.ts";
import type { Secret } from "../../secrets/secret.ts";

/** Who the commits are by. */
const author = { name: "aip-deploy", email: "aip-deploy@localhost" };

export type Git = {
  /** The bare repository. */
  readonly folder: string;
  readonly token?: Secret;
};

export function init({ folder }: Git): Command {
  return { ...command("git", "init", "--quiet", "--bare", "--template=", folder), env: quietly };
}

/** Answers `ref: refs/heads/<branch>\tHEAD`. */
export function askForDefault(git: Git, url: string): Command {
  return remote(git, url, "ls-remote", "--symref", url, "HEAD");
}

export function fetchHead(git: Git, url: string, branch: string): Command {
  return remote(git, url, "fetch", "--quiet", "--depth", "1", "--no-tags", url, `+refs/heads/${branch}:${head}`);
}

export function headCommit(git: Git): Command {
  return local(git, "rev-parse", head);
}

/** The names of what is in a folder, `""` for the top; nothing when there is none. */
export function namesIn(git: Git, folder: string): Command {
  return local(git, "ls-tree", "--name-only", "-z", folder === "" ? head : `${head}:${folder}`);
}

export function contentOf(git: Git, file: string): Command {
  return local(git, "cat-file", "blob", `${head}:${file}`);
}

export function storeContent(git: Git, content: string): Command {
  return { ...local(git, "hash-object", "-w", "--stdin"), stdin: content };
}

export function loadIndex(git: Git): Command {
  return local(git, "read-tree", head);
}

export function putIntoIndex(git: Git, file: string, blob: string): Command {
  return local(git, "update-index", "--add", "--cacheinfo", `100644,${blob},${file}`);
}

export function writeTree(git: Git): Command {
  return local(git, "write-tree");
}

export function commitTree(git: Git, tree: string, message: string): Command {
  const built = local(git, "commit-tree", tree, "-p", head, "-F", "-");
  const { name, email } = author;
  const people = {
    ...{ GIT_AUTHOR_NAME: name, GIT_AUTHOR_EMAIL: email },
    ...{ GIT_COMMITTER_NAME: name, GIT_COMMITTER_EMAIL: email },
  };
  return { ...built, stdin: message, env: { ...built.env, ...people } };
}

/** Only on top of what was fetched: git refuses it when somebody was faster. */
export function push(git: Git, url: string, commit: string, branch: string): Command {
  return remote(git, url, "push", "--quiet", "--no-verify", url, `${commit}:refs/heads/${branch}`);
}

const head = "refs/heads/head";

const quietly = { LC_ALL: "C", GIT_TERMINAL_PROMPT: "0" };

function local({ folder }: Git, ...words: readonly string[]): Command {
  return { ...command("git", "--git-dir", folder, ...words), env: quietly };
}

/** A token goes as a header, of which no process list tells. */
function remote({ folder, token }: Git, url: string, ...words: readonly string[]): Command {
  const built = local({ folder }, ...words);
  if (token === undefined || !/^https?:/i.test(url)) return built;
  const basic = Buffer.from(`x-access-token:${token.reveal()}`).toString("base64");
  const header = {
    GIT_CONFIG_COUNT: "1",
    GIT_CONFIG_KEY_0: `http.${new URL(url).origin}/.extraHeader`,
    GIT_CONFIG_VALUE_0: `Authorization: Basic ${basic}`,
  };
  return { ...built, env: { ...built.env, ...header } };
}
