import { secretName } from "./environment.ts";
import type { Manifests } from "./migrate.ts";
import { noteItem } from "./note-words.ts";

/** `k8s/MIGRATION.md`: what a person has to do about the manifests, what was left out first. */
export function migrationPage({ notes, environments }: Manifests, lines: string, app: string): string {
  const list = (kind: "left" | "look") =>
    notes
      .filter((note) => note.kind === kind)
      .map(noteItem)
      .join("\n");
  const [first] = environments;
  const overlay = first === undefined ? "" : first.overlay;
  return [
    "# From Compose to Kubernetes",
    "What `aip-deploy migrate` made of the Compose files: a first version, yours to edit. It is not written again over anything that you changed.",
    "## Not carried over",
    list("left") || "Nothing.",
    "## To look at",
    list("look") || "Nothing.",
    "## What Compose does not know",
    `- [ ] A PodDisruptionBudget for what must not be away while nodes are drained, and more than one replica of it.
- [ ] A HorizontalPodAutoscaler for what has to grow with its load.
- [ ] A NetworkPolicy for what may speak to the databases.`,
    "## How to go on",
    `1. Look at what each overlay comes to: \`kubectl kustomize k8s/overlays/${overlay}\`.
2. Make the namespaces once, with an account that may: \`kubectl apply -f k8s/namespaces.yaml\`.
3. Give whoever deploys no more rights than needed: \`aip-deploy permissions ${first?.name ?? "ENV"}\` prints them.
4. Change the environments in \`aip-deploy.yml\`. Values of secrets are nowhere in \`k8s/\`: the Secret \`${secretName(app)}\` is made in each namespace from where they are now.

\`\`\`yaml
${lines.trimEnd()}
\`\`\``,
    "",
  ]
    .join("\n\n")
    .replace(/\n+$/, "\n");
}
