import { randomUUID } from "node:crypto";
import { dirname, join, relative } from "node:path";
import { command, type Command } from "../../command/command.ts";
import type { Runner } from "../../command/runner.ts";
import { CommandError, InternalError, TargetError } from "../../errors.ts";
import type { FileTree } from "../../release/release.ts";
import type { Materials } from "../target.ts";
import { archiveOf, type ArchiveEntry } from "./archive.ts";
import { diskFullHint } from "./parse.ts";
import { singleFile, type Placement } from "./placement.ts";

/** What lies in a project's folder already, by absolute path, with its time in milliseconds since 1970. */
export type Lying = ReadonlyMap<string, number>;

/**
 * Puts a release's files where the engine finds them, wherever that is: the host is asked once what it has, and gets the
 * rest as one archive. Everything appears under its name only when it is complete, so that a run that was killed leaves
 * nothing half written behind; what is there already is not touched.
 *
 * Modes: the project's folder is closed to other users of the host. Inside of it files are readable for all, because
 * Compose mounts secret files as they are, and containers read them as whatever user they run as.
 */
export async function place(
  placement: Placement,
  content: string,
  materials: Materials,
  { runner, now }: { readonly runner: Runner; readonly now: Date },
): Promise<Lying> {
  const { folder, file } = placement;
  const lying = await look(folder, runner);
  const absent = (path: string) => !lying.has(path);
  const trees = placement.trees.filter(({ path }) => absent(path));
  const secrets = placement.secrets.filter(({ path }) => absent(dirname(path)));
  const entries = [
    ...(await Promise.all(trees.map(({ path, tree }) => treeEntries(path, tree, materials)))).flat(),
    ...secrets.flatMap(({ path, name }) => secretEntries(path, name, materials)),
    // Filled-in secrets are in it, and only Compose, which runs as we do, reads it.
    ...(absent(dirname(file))
      ? [
          { path: dirname(file), mode: 0o700 },
          { path: file, mode: 0o600, content: Buffer.from(content) },
        ]
      : []),
  ];
  const archive = archiveOf(entries.map((entry) => ({ ...entry, path: relative(folder, entry.path) })));
  const line = unpack(folder, dirname(file), now, randomUUID());
  await onHost(() => runner.run({ ...line, stdin: archive }), folder);
  return lying;
}

/** Releases of which the files are kept although nothing uses them. */
const keptReleases = 5;
/** A temporary folder that is older than this belongs to nobody any more. */
const abandonedMs = 60 * 60_000;

/** Removes the files that no container of the project mounts, beside those of the placed release and the last five Compose files. */
export async function prune(
  placement: Placement,
  mounted: ReadonlySet<string>,
  { runner, now, lying }: { readonly runner: Runner; readonly now: Date; readonly lying: Lying },
): Promise<void> {
  const needed = [...mounted, ...[placement.trees, placement.secrets, placement.live].flat().map(({ path }) => path)];
  const own = dirname(placement.file);
  const inSection = (path: string, section: string) => dirname(path) === join(placement.folder, section);
  const isUsed = (path: string) => needed.some((each) => each === path || each.startsWith(`${path}/`));
  const releases = [...lying].filter(([path]) => inSection(path, "releases") && path !== own);
  const old = releases.sort(([, left], [, right]) => right - left).slice(keptReleases - 1);
  const unused = [...lying].filter(([path, at]) => {
    // Something that is being written right now has a temporary name and is young.
    if (path.includes(temporaryMark)) return now.getTime() - at > abandonedMs;
    return ["trees", "secrets", "live"].some((section) => inSection(path, section)) && !isUsed(path);
  });
  const paths = [...new Set([...old, ...unused].map(([path]) => path))].sort();
  if (paths.length > 0) await onHost(() => runner.run(command("rm", "-rf", "--", paths)), placement.folder);
}

/** Removes a project's folder with all that is in it. */
export async function removeFolder(folder: string, runner: Runner): Promise<void> {
  await onHost(() => runner.run(command("rm", "-rf", "--", folder)), folder);
}

const temporaryMark = ".writing-";

/** GNU's and BSD's `stat` share nothing but their name; a pattern that nothing matches is no error here. */
const looking = `cd "$1" 2> /dev/null || exit 0
set -- trees/* secrets/* releases/* live/* .writing-*
if stat -c %Y / > /dev/null 2>&1; then stat -c '%Y %n' "$@"; else stat -f '%m %N' "$@"; fi 2> /dev/null
exit 0`;

async function look(folder: string, runner: Runner): Promise<Lying> {
  const { stdout } = await onHost(() => runner.run(command("sh", "-c", looking, "sh", folder)), folder);
  const lines = [...stdout.matchAll(/^(\d+) (.+)$/gm)];
  return new Map(lines.map(([, seconds, path = ""]) => [join(folder, path), Number(seconds) * 1000]));
}

/** `mv -T` takes no folder that somebody else was faster to make for a place to move into; where it is unknown, we look first. */
const unpacking = `umask 077; mkdir -p "$1" && chmod 700 "$1" || exit 1
t="$1/$2"; trap 'rm -rf "$t"' EXIT
mkdir "$t" && tar -xpomf - -C "$t" || exit 1
for from in "$t"/trees/* "$t"/secrets/* "$t"/releases/*; do
  to="$1/\${from#"$t"/}"
  [ -e "$from" ] && [ ! -e "$to" ] || continue
  mkdir -p "\${to%/*}" || exit 1
  mv -T "$from" "$to" 2> /dev/null || [ -e "$to" ] || mv "$from" "$to" || exit 1
done
TZ=UTC0 touch -t "$4" "$3"`;

function unpack(folder: string, touched: string, now: Date, id: string): Command {
  const [, day = "", time = "", seconds = ""] = /^(.{10})T(.{5}):(\d\d)/.exec(now.toISOString()) ?? [];
  const stamp = `${`${day}${time}`.replaceAll(/\D/g, "")}.${seconds}`;
  return command("sh", "-c", unpacking, "sh", folder, `${temporaryMark}${id}`, touched, stamp);
}

async function onHost<T>(work: () => Promise<T>, folder: string): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof CommandError) || error.code !== "command.failed") throw error;
    const said = error.lastLines.join("\n");
    const hint = /No space left on device/.test(said)
      ? diskFullHint
      : /Permission denied|Read-only/.test(said)
        ? `Give the folder to the user that deploys (chown), or name another one: directory: of the target, or AIP_DEPLOY_STATE.`
        : undefined;
    throw new TargetError("target.failed", `files cannot be placed in ${folder}: ${said}`, { hint, cause: error });
  }
}

async function treeEntries(folder: string, tree: FileTree, { file }: Materials): Promise<ArchiveEntry[]> {
  const files = tree.map(async (entry): Promise<ArchiveEntry> => {
    if (entry.path.split("/").includes("..")) throw new InternalError(`"${entry.path}" leaves its folder`);
    const path = join(folder, entry.path === "" ? singleFile : entry.path);
    return { path, mode: Number.parseInt(entry.mode, 8), content: await file(entry.digest) };
  });
  const folders = foldersOf(tree).map((each) => ({ path: join(folder, each), mode: 0o755 }));
  return [...folders, ...(await Promise.all(files))];
}

function foldersOf(tree: FileTree): string[] {
  const folders = tree.flatMap(({ path }) => {
    const parts = path.split("/").slice(0, -1);
    return parts.map((_part, index) => parts.slice(0, index + 1).join("/"));
  });
  return ["", ...new Set(folders)];
}

function secretEntries(path: string, name: string, { secrets }: Materials): ArchiveEntry[] {
  const secret = secrets.get(name);
  if (secret === undefined) throw new InternalError(`secret ${name} was not resolved`);
  return [
    { path: dirname(path), mode: 0o700 },
    { path, mode: 0o444, content: Buffer.from(secret.reveal()) },
  ];
}
