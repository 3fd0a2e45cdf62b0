import type { Json } from "../compose/model.ts";
import { secretName } from "./environment.ts";
import { dnsLabel } from "./names.ts";
import { tidy } from "./object.ts";
import { basename, dirname } from "./paths.ts";
import { at, type Subject, type Translation } from "./source.ts";
import { noStorage, type Storage } from "./storage.ts";

type Mounted = {
  readonly source: string;
  readonly target?: string;
  readonly mode?: string | number;
  readonly uid?: string;
  readonly gid?: string;
};

const usualFolder = "/run/secrets";

/** The service's secrets as files where Compose put them; each pod sees only its own. */
export function secretFilesOf({ service, definition }: Subject, translation: Translation): Storage {
  const mounted = (definition.secrets ?? []) as readonly Mounted[];
  const placed = mounted.map((each) => {
    const target = each.target ?? each.source;
    const path = target.startsWith("/") ? target : `${usualFolder}/${target}`;
    const key = keyOf(each.source, translation);
    if (each.uid !== undefined || each.gid !== undefined) {
      const about = { ...at(service, "secrets"), holding: [each.source] };
      translation.note(
        "left",
        about,
        "the owner of a secret's file",
        "Kubernetes knows the group alone: fsGroup of the pod.",
      );
    }
    const mode = each.mode === undefined ? undefined : Number.parseInt(String(each.mode).replace(/^0o?/, ""), 8);
    return { folder: dirname(path), key, item: tidy({ key, path: basename(path), mode }), path };
  });
  const folders = [...new Set(placed.map(({ folder }) => folder))].sort();
  const volumes = folders.map((folder): Json => {
    const own = placed.filter((each) => each.folder === folder).sort((a, b) => (a.key < b.key ? -1 : 1));
    const items = own.map(({ item }) => item);
    return { name: volumeName(folder), secret: { secretName: secretName(translation.app), items } };
  });
  const mounts = folders.flatMap((folder): Json[] => {
    if (folder === usualFolder) return [{ name: volumeName(folder), mountPath: folder, readOnly: true }];
    // A whole folder would hide what else the image has in it.
    const own = placed.filter((each) => each.folder === folder);
    return own.map(({ path }) => ({
      name: volumeName(folder),
      mountPath: path,
      subPath: basename(path),
      readOnly: true,
    }));
  });
  return { ...noStorage, volumes, mounts };
}

/** The key that the Secret has for a secret of the Compose file. */
export function keyOf(secret: string, { loaded, note }: Translation): string {
  const { file, environment, external, name } = loaded.model.secrets?.[secret] ?? {};
  if (file !== undefined) return basename(file);
  if (environment !== undefined) return environment;
  if (external === true) {
    const key = name ?? secret;
    note(
      "left",
      { path: ["secrets", secret] },
      `the external secret ${key}`,
      `Put it into the Secret under the key ${key}.`,
    );
    return key;
  }
  return secret;
}

function volumeName(folder: string): string {
  return folder === usualFolder ? "secrets" : dnsLabel(`secrets-${folder}`);
}
