// GitHub's own reading of workflows and actions, the one that its editors use.

import { readFileSync } from "node:fs";
import { registerHooks } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { ActionMetadata } from "@actions/languageservice/action";
import { parse } from "yaml";
import { inRoot } from "../steps.ts";

// Its modules import JSON the way bundlers allow it.
registerHooks({
  load(url, context, next) {
    if (!url.endsWith(".json")) return next(url, context);
    const source = `export default ${readFileSync(new URL(url), "utf8")}`;
    return { format: "module", source, shortCircuit: true };
  },
});

type Reference = { readonly owner: string; readonly name: string; readonly ref: string; readonly path?: string };

/** The actions of others that the workflows use; what they take is held by reading them, not by the service. */
const foreign = { name: "another's", description: "" };

/** What the service says of each file, `file:line: message`; of hints too, since it gives no severity to some errors. */
export async function diagnose(files: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const [{ validate }, { TextDocument }] = await Promise.all([
    import("@actions/languageservice"),
    import("vscode-languageserver-textdocument"),
  ]);
  const found: string[] = [];
  for (const [path, text] of Object.entries(files)) {
    const document = TextDocument.create(pathToFileURL(inRoot(path)).href, "yaml", 1, text);
    const diagnostics = await validate(document, {
      actionsMetadataProvider: {
        fetchActionMetadata: (action: Reference) => Promise.resolve(metadataOf(action)),
      },
      fileProvider: {
        getFileContent: (reference: { path?: string }) => {
          const name = reference.path ?? "";
          return Promise.resolve({ name, content: readFileSync(inRoot(name), "utf8") });
        },
      },
    });
    found.push(...diagnostics.map(({ range, message }) => `${path}:${range.start.line + 1}: ${textOf(message)}`));
  }
  return found;
}

function textOf(message: string | { readonly value: string }): string {
  return typeof message === "string" ? message : message.value;
}

function metadataOf({ owner, name, path = "" }: Reference): ActionMetadata {
  if (`${owner}/${name}` !== "org/aip-deploy") return foreign;
  return parse(readFileSync(inRoot(join(path, "action.yml")), "utf8")) as ActionMetadata;
}
