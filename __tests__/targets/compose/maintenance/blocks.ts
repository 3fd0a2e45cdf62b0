import { begin, end } from "../../../../src/targets/compose/maintenance/notice.ts";

/** A configuration without what was put into it, found by its marks. */
export function withoutBlocks(text: string): string {
  const [first, last] = [begin, end].map((mark) => mark.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  return text.replaceAll(new RegExp(`(?:\\n {8}(?=${first ?? ""}))?${first ?? ""}\\n[^]*?${last ?? ""}\\n`, "g"), "");
}
