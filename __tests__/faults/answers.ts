import { get } from "node:http";
import { text } from "node:stream/consumers";
import type { Answers } from "./bench.ts";

const patienceMs = 2_000;

/** Asks both routes of the kit's gateway, over new connections: one that was kept could be closed just then. */
export async function answersAt(url: string): Promise<Answers> {
  const [back, front] = await Promise.all([answerOf(`${url}/back/version`), answerOf(`${url}/front/version`)]);
  return { back, front };
}

/** What is answered at an address; `undefined`: nothing, or something else than 200. */
export function answerOf(url: string): Promise<string | undefined> {
  return new Promise((resolve) => {
    const nothing = () => {
      resolve(undefined);
    };
    const asked = get(url, { agent: false, signal: AbortSignal.timeout(patienceMs) }, (response) => {
      text(response).then((said) => {
        resolve(response.statusCode === 200 ? said.trim() : undefined);
      }, nothing);
    });
    asked.on("error", nothing);
  });
}
