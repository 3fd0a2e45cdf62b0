import type { DownResult, NoteResult } from "../release/results.ts";
import { shortId } from "../release/release.ts";
import { blocks, nextLines } from "./blocks.ts";
import type { Next } from "./next.ts";
import type { Style } from "./style.ts";
import { minute, release, who } from "./words.ts";

export function noteText(result: NoteResult, style: Style): string {
  return blocks(
    style.good(`✓ ${said(result)}; number ${result.number} of its history`),
    result.holder === undefined ? "" : `it was the lease of ${result.holder}`,
    nextLines(next(result), style),
  );
}

function said({ command, environment, release: id, act, until }: NoteResult): string {
  const because = act.reason === undefined ? "" : ` (${act.reason})`;
  switch (command) {
    case "sign-off":
      return `${who(act)} signed off ${id === undefined ? "what runs" : release(id)} on ${environment}${because}`;
    case "hold":
      return `${environment} is held by ${who(act)}${because}`;
    case "freeze":
      return `${environment} is frozen until ${minute(until ?? act.at)}Z${because}`;
    case "lift":
      return `${who(act)} ended the hold of ${environment}${because}`;
    case "unlock":
      return `${who(act)} ended a lease on ${environment}${because}`;
  }
}

function next({ command, environment, release: id }: NoteResult): readonly Next[] {
  switch (command) {
    case "sign-off":
      return id === undefined
        ? []
        : [{ what: "Bring it further", command: `aip-deploy deploy ENV --release ${shortId(id)}` }];
    case "hold":
    case "freeze":
      return [{ what: "Undo", command: `aip-deploy lift ${environment}` }];
    case "unlock":
      return [{ what: "See what was left there", command: "aip-deploy status" }];
    case "lift":
      return [{ what: "Undo", command: `aip-deploy hold ${environment}` }];
  }
}

export function downText({ environment, data }: DownResult, style: Style): string {
  const volumes = data ? "its volumes too, so that its data is gone" : "its volumes are kept";
  const again: Next = { what: "Bring it back", command: `aip-deploy deploy ${environment}` };
  const more: Next = { what: "Remove the data too", command: `aip-deploy down ${environment} --data` };
  return blocks(
    style.good(`✓ ${environment}: everything was stopped and removed; ${volumes}`),
    nextLines(data ? [again] : [again, more], style),
  );
}
