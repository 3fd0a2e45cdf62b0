import { noteHeadline } from "../migrate/note-words.ts";
import type { MigrateResult } from "../release/results.ts";
import { blocks, bullets, nextLines, section } from "./blocks.ts";
import type { Style } from "./style.ts";
import { plural, wrapped } from "./words.ts";

/** Beside the indentation of a section and a bullet. */
const columns = 92;

export function migrationText(result: MigrateResult, style: Style): string {
  const { dryRun, written, unchanged, stale, notes, environments, lines } = result;
  const names = environments.map(({ name }) => name).join(", ");
  const did = dryRun ? "would write" : written.length === 0 ? "has nothing to write; there are" : "wrote";
  const count = plural(written.length === 0 && !dryRun ? unchanged.length : written.length, "file");
  const list = (kind: "left" | "look") =>
    bullets(
      notes
        .filter((note) => note.kind === kind)
        .map((note) => [noteHeadline(note), note.instead].flatMap((each) => wrapped(each, columns)).join("\n")),
    );
  const [first] = environments;
  return blocks(
    style.good(`✓ ${result.app}: migrate ${did} ${count} in k8s/ for ${names}`),
    section("Not carried over", list("left"), style),
    section("To look at", list("look"), style),
    section("Written once and wanted no longer", bullets(stale), style),
    section("What aip-deploy.yml has to say", lines.trimEnd(), style),
    dryRun
      ? nextLines([{ what: "Write them", command: "aip-deploy migrate" }], style)
      : nextLines(
          first === undefined
            ? []
            : [{ what: "See what it comes to", command: `kubectl kustomize k8s/overlays/${first.overlay}` }],
          style,
        ),
  );
}
