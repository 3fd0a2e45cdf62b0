import { describe, expect, test } from "@jest/globals";
import {
  composeErrors,
  nameTakenBy,
  pullTrouble,
  serviceNamedIn,
  startHint,
} from "../../../src/targets/compose/parse.ts";

describe("why a pull failed, as Docker Engine 26 and 28 put it", () => {
  test.each([
    [
      "Error response from daemon: manifest for 127.0.0.1:5000/app@sha256:00 not found: manifest unknown: manifest unknown",
      "missing",
    ],
    ["Error response from daemon: manifest unknown", "missing"],
    ["Error response from daemon: unknown: repository name not known to registry: name unknown", "missing"],
    ['failed to resolve reference "127.0.0.1:5000/app@sha256:00": 127.0.0.1:5000/app@sha256:00: not found', "missing"],
    ['Error response from daemon: Head "https://ghcr.io/v2/org/app/manifests/sha256:00": unauthorized', "unauthorized"],
    [
      'Error response from daemon: Head "http://127.0.0.1:5001/v2/app/manifests/sha256:00": no basic auth credentials',
      "unauthorized",
    ],
    [
      "Error response from daemon: pull access denied for app, repository does not exist or may require 'docker login': denied: requested access to the resource is denied",
      "unauthorized",
    ],
    ["failed to register layer: write /usr/lib/x: no space left on device", "disk-full"],
    [
      'Error response from daemon: Get "http://127.0.0.1:5001/v2/": dial tcp 127.0.0.1:5001: connect: connection refused',
      "transient",
    ],
    ['Error response from daemon: Get "https://r.test/v2/": net/http: TLS handshake timeout', "transient"],
    ["error pulling image configuration: download failed after attempts=6: EOF", "transient"],
    ["received unexpected HTTP status: 503 Service Unavailable", "transient"],
    ["toomanyrequests: You have reached your pull rate limit", "transient"],
    ["Error response from daemon: invalid reference format", "other"],
  ])("%s", (said, trouble) => {
    expect(pullTrouble(said)).toBe(trouble);
  });
});

/** What Compose 2.26 printed when a port was taken. */
const portTaken = [
  " Network shop_default  Creating",
  " Network shop_default  Created",
  " Container shop-api-1  Creating",
  " Container shop-api-1  Created",
  " Container shop-api-1  Starting",
  "Error response from daemon: driver failed programming external connectivity on endpoint shop-api-1 (4f): Bind for 127.0.0.1:8080 failed: port is already allocated",
];

describe("what Compose says", () => {
  test("without its progress", () => {
    expect(composeErrors(portTaken)).toEqual(portTaken.slice(-1));
  });

  test("when it is nothing but progress, all of it", () => {
    expect(composeErrors(portTaken.slice(0, 2))).toEqual(portTaken.slice(0, 2));
  });

  test("names the service by its container", () => {
    const services = ["api", "api-worker", "web"];
    const error = portTaken.at(-1) ?? "";
    expect(serviceNamedIn(error, "shop", services)).toBe("api");
    expect(serviceNamedIn(error.replace("shop-api-1", "shop-api-worker-2"), "shop", services)).toBe("api-worker");
    expect(serviceNamedIn("shop-api-1 and shop-web-1", "shop", services)).toBeUndefined();
    expect(serviceNamedIn("nothing", "shop", services)).toBeUndefined();
  });

  test.each([
    ["Bind for 0.0.0.0:80 failed: port is already allocated", "Another container or program has this port"],
    ["mkdir /var/lib/docker/overlay2/x: no space left on device", "The disk of the engine is full"],
    [
      'Conflict. The container name "/web" is already in use by container "4f0d2f7e6a1b"',
      "A container that is none of this app's",
    ],
    ['invalid mount config for type "bind": bind source path does not exist: /srv/data', "A service mounts this path"],
    ["No such image: 127.0.0.1:5000/app@sha256:00", "The image was removed"],
  ])("%s has a way out", (said, hint) => {
    expect(startHint(said)).toContain(hint);
  });

  test("who has a name that Compose wanted", () => {
    const conflict =
      'Conflict. The container name "/4f0d2f7e6a1b_shop-api-1" is already in use by container "0d898fa64e65".';
    expect(nameTakenBy(`Error response from daemon: ${conflict} You have to remove it`)).toBe("0d898fa64e65");
    expect(nameTakenBy("port is already allocated")).toBeUndefined();
  });

  test("what speaks for itself has none", () => {
    expect(startHint("something else")).toBeUndefined();
  });
});
