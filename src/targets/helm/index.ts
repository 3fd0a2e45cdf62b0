/**
 * Releases of a Helm chart: rendered into a bundle that carries the chart, planned against what the namespace has, applied by the
 * Helm that is here, 3 or 4, and proven from the pods. It does not choose releases, judge gates or go back; Helm does not either.
 */
export { chartObjects, renderChart } from "./render.ts";
export { helmTarget, type HelmTargetOptions } from "./target.ts";
