/** Labels that we give to the Secrets in which Helm keeps its revisions. */
export const marks = {
  /** The first 40 digits of the hash of everything that the revision was to apply. */
  definition: "aip-deploy.definition",
  /** The first 12 digits of the id of the release of ours. */
  release: "aip-deploy.release",
} as const;

/** What Helm is told to leave when it removes a release: volumes are removed by whoever says so, and by nothing else. */
export const keep = { "helm.sh/resource-policy": "keep" } as const;
