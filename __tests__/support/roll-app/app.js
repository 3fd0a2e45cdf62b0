// A small web app that starts slowly and stops politely. What it does wrong, its environment says.
/* global Buffer, setTimeout */
import { createHash } from "node:crypto";
import { createServer } from "node:http";

const { VERSION = "1", BOOT_MS = "300", EARLY = "", NEVER_READY = "", CRASH_MS = "", FALLS = "" } = process.env;
const sockets = new Set();
let isReady = false;

const server = createServer((request, response) => {
  const { pathname, searchParams } = new URL(request.url ?? "/", "http://app");
  const answer = (status, text) => {
    response.writeHead(status, { "content-type": "text/plain", "x-version": VERSION });
    response.end(text);
  };
  request.resume();
  // Ready for whoever only looks, and not for those who come to stay.
  if (FALLS !== "" && request.headers["user-agent"] !== "aip-deploy") process.exit(9);
  if (!isReady) return answer(503, "not yet");
  if (pathname === "/slow") return setTimeout(() => answer(200, VERSION), Number(searchParams.get("ms") ?? 500));
  request.on("end", () => answer(200, VERSION));
});

server.on("upgrade", (request, socket) => {
  const key = `${request.headers["sec-websocket-key"]}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`;
  const accept = createHash("sha1").update(key).digest("base64");
  socket.write(
    `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`,
  );
  sockets.add(socket);
  socket.on("close", () => sockets.delete(socket));
  socket.on("error", () => undefined);
  // Short frames of a client are masked; what comes back is not.
  socket.on("data", (frame) => {
    if ((frame[0] & 15) === 8) {
      // Whoever is in between may wait for both ends.
      socket.end(Buffer.from([0x88, 0]));
      return socket.destroySoon();
    }
    const length = frame[1] & 127;
    const [mask, payload] = [frame.subarray(2, 6), frame.subarray(6, 6 + length)];
    socket.write(Buffer.concat([Buffer.from([0x81, length]), payload.map((byte, index) => byte ^ mask[index % 4])]));
  });
});

const listen = () => server.listen(8000);
if (EARLY !== "") listen();
setTimeout(() => {
  isReady = NEVER_READY === "";
  if (EARLY === "") listen();
}, Number(BOOT_MS));
if (CRASH_MS !== "") setTimeout(() => process.exit(7), Number(CRASH_MS));

process.on("SIGTERM", () => {
  // 1001: it goes away, and the client is to come again.
  for (const socket of sockets) socket.end(Buffer.from([0x88, 2, 0x03, 0xe9]));
  setTimeout(() => [...sockets].forEach((socket) => socket.destroy()), 1000).unref();
  server.close(() => process.exit(0));
  server.closeIdleConnections();
  // An answer that is still being made ends its connection.
  server.keepAliveTimeout = 1;
});
