/**
 * Releases on Docker Compose: rendered into a bundle that needs no checkout, planned against what the engine runs, brought
 * there step by step and proven. It does not choose releases, judge gates or go back: that is `release/`.
 */
export { composeUnits } from "./changed.ts";
export { composeTarget, type ComposeTargetOptions } from "./target.ts";
export { renderBundle, type RenderInput, type UnitSettings } from "./render.ts";
export type { MountDecision } from "./service.ts";
export { readDocument, type ComposeDocument } from "./document.ts";
export { readTree, type CapturedTree } from "./tree.ts";
export type { ImageLayers } from "./hosts/check.ts";
export { hostConnection, type HostConnection } from "./hosts/connection.ts";
export type { Opening } from "./hosts/open.ts";
export { askFacts, parseFacts, type HostFacts } from "./hosts/facts.ts";
export { judgeHost, type Finding } from "./hosts/judge-host.ts";
export { planSetup } from "./hosts/setup.ts";
export { parseHost } from "./hosts/address.ts";
export { sharedKey } from "./shared-key.ts";
export { filesOnHost } from "./hosts/files.ts";
export { localFiles } from "./host-files.ts";
export { doorKinds, doorsOf, withoutHost, type Door } from "./maintenance/doors.ts";
export { closedBundle } from "./maintenance/closed-bundle.ts";
export { passHeader, passVariable } from "./maintenance/notice.ts";
export { usualPage, writtenPage } from "./maintenance/page.ts";
export { labels } from "./placement.ts";
