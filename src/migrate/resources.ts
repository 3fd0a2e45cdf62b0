import type { Json } from "../compose/model.ts";
import { isMap, tidy } from "./object.ts";
import { bytesQuantity, processorQuantity } from "./quantities.ts";
import { at, type Subject, type Translation } from "./source.ts";

type Amounts = { readonly processors?: number; readonly bytes?: number };

/** What the container may use and what is kept for it. */
export function resourcesOf({ service, definition }: Subject, { note }: Translation): Json | undefined {
  const deploy = isMap(definition.deploy) ? definition.deploy : {};
  const resources = isMap(deploy["resources"]) ? deploy["resources"] : {};
  const limits = amounts(resources["limits"], definition["cpus"], definition["mem_limit"]);
  const reserved = amounts(resources["reservations"], undefined, definition["mem_reservation"]);
  const written = isMap(resources["limits"]) ? resources["limits"] : {};
  if (written["pids"] !== undefined || definition["pids_limit"] !== undefined) {
    note(
      "left",
      at(service, ...(written["pids"] === undefined ? ["pids_limit"] : ["deploy", "resources", "limits", "pids"])),
      "a limit of processes",
      "It is a setting of the node (podPidsLimit of the kubelet), and of no pod.",
    );
  }
  if (isMap(resources["reservations"]) && resources["reservations"]["devices"] !== undefined) {
    const place = at(service, "deploy", "resources", "reservations", "devices");
    note(
      "left",
      place,
      "a reserved device",
      "Install the vendor's device plugin and ask for it under limits, such as nvidia.com/gpu: 1.",
    );
  }
  if (
    limits.processors === undefined &&
    limits.bytes === undefined &&
    reserved.processors === undefined &&
    reserved.bytes === undefined
  )
    return undefined;
  const requests = {
    processors: reserved.processors ?? guess(limits.processors, 0.05),
    bytes: reserved.bytes ?? guess(limits.bytes, 0.5),
  };
  if (requests.processors !== reserved.processors || requests.bytes !== reserved.bytes) {
    note(
      "look",
      at(service, "deploy", "resources"),
      "limits without reservations",
      "A twentieth of the processors and half of the memory are requested, or the scheduler would keep all of the limit free; measure and correct it.",
    );
  }
  return tidy({ requests: quantities(requests), limits: quantities(limits) });
}

function amounts(written: unknown, processors: unknown, bytes: unknown): Amounts {
  const { cpus = processors, memory = bytes } = isMap(written) ? written : {};
  return {
    ...(cpus === undefined || Number(cpus) === 0 ? {} : { processors: Number(cpus) }),
    ...(memory === undefined || Number(memory) === 0 ? {} : { bytes: Number(memory) }),
  };
}

function guess(limit: number | undefined, share: number): number | undefined {
  if (limit === undefined) return undefined;
  // Whole mebibytes and thousandths read better than what a share of any limit comes to.
  return limit > 4096 ? Math.ceil((limit * share) / 1024 ** 2) * 1024 ** 2 : limit * share;
}

function quantities({ processors, bytes }: { processors?: number | undefined; bytes?: number | undefined }) {
  return {
    cpu: processors === undefined ? undefined : processorQuantity(processors),
    memory: bytes === undefined ? undefined : bytesQuantity(bytes),
  };
}
