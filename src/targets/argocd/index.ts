/**
 * Releases that Argo CD brings to a cluster: an overlay's bundle is committed, with its digests, to the repository that an
 * Application reads; Argo CD is asked to sync that very commit, and the namespace is judged, waited for and proven as for every
 * release on a cluster. It makes no Application, and knows nothing of Argo CD's own server: the cluster's API tells all of it.
 */
export { argocdTarget, type ArgocdTargetOptions } from "./target.ts";
export type { ArgocdPlace } from "./tools.ts";
