import { DeployError } from "../errors.ts";
import type { RegistryClient } from "../registry/client.ts";
import type { ImageLayers } from "../targets/compose/index.ts";

/** As OCI calls what `uname -m` says. */
const architectures: Readonly<Record<string, string>> = { x86_64: "amd64", aarch64: "arm64", armv7l: "arm" };

type Layer = { readonly digest: string; readonly size: number };
type Document = {
  readonly layers?: readonly Layer[];
  readonly manifests?: readonly { readonly digest: string; readonly platform?: { readonly architecture?: string } }[];
};

/** Asks the registry of an image for its layers. What cannot be asked is not known, and no reason to stop. */
export function layersIn(registry: RegistryClient): ImageLayers {
  return async (reference, machine) => {
    const [, repository, digest] = /^(.+)@(sha256:[0-9a-f]{64})$/.exec(reference) ?? [];
    if (repository === undefined || digest === undefined) return undefined;
    const read = async (id: string): Promise<Document | undefined> => {
      const found = await registry.getManifest(repository, id);
      return found === undefined ? undefined : (JSON.parse(Buffer.from(found.bytes).toString("utf8")) as Document);
    };
    try {
      const first = await read(digest);
      if (first?.manifests === undefined) return first?.layers;
      const wanted = architectures[machine] ?? machine;
      const own = first.manifests.find(({ platform }) => platform?.architecture === wanted) ?? first.manifests[0];
      return own === undefined ? undefined : (await read(own.digest))?.layers;
    } catch (error) {
      if (error instanceof DeployError || error instanceof SyntaxError) return undefined;
      throw error;
    }
  };
}
