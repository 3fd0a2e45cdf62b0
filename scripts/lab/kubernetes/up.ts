// `npm run cluster` brings up a Kubernetes to try things on, the one that the tests share; `npm run cluster -- --down` removes it.

import { ensureEngine } from "../engine.ts";
import { removeCluster } from "./containers.ts";
import { sharedCluster, sharedName } from "./open.ts";

async function up(): Promise<string> {
  const started = Date.now();
  const log = (line: string): void => {
    console.error(`${((Date.now() - started) / 1000).toFixed(1).padStart(6)} s  ${line}`);
  };
  await ensureEngine(log);
  const { bin, kubeconfig, registry, nodes } = await sharedCluster(log);
  return [
    `export KUBECONFIG=${kubeconfig}`,
    `export PATH=${bin}:$PATH`,
    `# images: docker push ${registry.address}/NAME, and the same name in manifests`,
    `# nodes: ${nodes.map(({ name, address }) => `${name} (${address})`).join(", ")}; Services and pods answer from this machine`,
    "# npm run cluster -- --down removes all of it",
  ].join("\n");
}

try {
  if (process.argv.includes("--down")) await removeCluster(sharedName);
  else console.log(await up());
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
