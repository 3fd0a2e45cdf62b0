import type { Group } from "../row.ts";

/** Releases that are not good, or only look so. */
export const app: Group = {
  title: "The new version itself",
  rows: [
    {
      fault: "ends with 0 at once",
      brings: { wrong: "ends at once" },
      serves: "old",
      ends: 1,
      says: "back ended with exit code 0",
      next: { brings: "good" },
    },
    {
      fault: "crashes at its start, where nothing stands beside it",
      usualOnHosts: true,
      brings: { unit: "front", wrong: "crashes" },
      serves: "old",
      ends: 1,
      says: "front ended with exit code 3",
      next: { brings: "good" },
    },
    {
      fault: "crash loop: its restart rule starts it again and again",
      usualOnHosts: true,
      brings: { wrong: "crashes", service: { restart: "always" } },
      serves: "old",
      ends: 1,
      says: "back ended and was started again by its restart rule (exit code 3)",
      next: { brings: "good" },
    },
    {
      fault: "its program is not in the image",
      brings: { service: { command: ["no-such-program"] } },
      serves: "old",
      ends: 1,
      says: 'exec: "no-such-program": executable file not found',
      next: { brings: "good" },
    },
    {
      fault: "its program is of another architecture",
      brings: { image: true, files: { "program/foreign": foreignProgram() }, service: { command: ["/app/foreign"] } },
      serves: "old",
      ends: 1,
      says: "exec format error",
      next: { brings: "good" },
    },
    {
      fault: "is never ready",
      brings: { wrong: "is never ready", settings: { "start-timeout": "2s" } },
      serves: "old",
      ends: 1,
      says: "back is not ready after 2 s: GET http://…:8080/version answered 404",
      next: { brings: "good" },
    },
    {
      fault: "is never ready, where nothing stands beside it",
      brings: { unit: "front", wrong: "is never ready", settings: { "start-timeout": "2s" } },
      serves: "old",
      ends: 1,
      says: "front is not ready after 2 s: GET http://…:8080/version answered 404",
      next: { brings: "good" },
    },
    {
      fault: "listens on another port than it says",
      brings: { wrong: "listens elsewhere", settings: { "start-timeout": "2s" } },
      serves: "old",
      ends: 1,
      says: "back is not ready after 2 s: GET http://…:8080/version: ECONNREFUSED",
      next: { brings: "good" },
    },
    {
      fault: "only starts slowly",
      brings: { wrong: "starts slowly" },
      serves: "new",
      ends: 0,
      says: "back ready after …",
      next: { brings: "same" },
    },
    {
      fault: "is ready, then dies",
      brings: { wrong: "dies" },
      meanwhile: "a gap",
      serves: "old",
      ends: 1,
      says: "failed on dev after",
      next: { brings: "good" },
    },
    {
      fault: "is ready, then dies and is started again by its rule",
      brings: { unit: "front", wrong: "dies", service: { restart: "always" } },
      serves: "old",
      ends: 1,
      says: "front was ready, and ended again",
      next: { brings: "good" },
    },
    {
      fault: "is ready, then sickens: its route answers 404",
      brings: { wrong: "sickens" },
      meanwhile: "a gap",
      serves: "old",
      ends: 1,
      says: "failed on dev after",
      next: { brings: "good" },
    },
    {
      fault: "uses all the memory that it may",
      brings: { unit: "front", wrong: "eats all memory", service: { mem_limit: "16m" } },
      serves: "old",
      ends: 1,
      says: "front was killed because it used all of its memory (16 MiB)",
      next: { brings: "good" },
    },
    {
      fault: "floods its log and is never ready",
      brings: { wrong: "says too much", settings: { "start-timeout": "2s" } },
      serves: "old",
      ends: 1,
      says: "back is not ready after 2 s",
      next: { brings: "good" },
    },
    {
      fault: "hears no SIGTERM when its successor comes",
      brings: { wrong: "hears nothing", service: { stop_signal: "SIGTERM", stop_grace_period: "1s" } },
      serves: "new",
      ends: 0,
      says: "verified after",
      next: { brings: "good", says: "did not end within its grace of 1 s after SIGTERM and was killed" },
    },
    {
      fault: "its migration fails",
      brings: {
        image: true,
        settings: { tasks: { migrate: { command: ["sh", "-c", "echo no such column; exit 4"] } } },
      },
      serves: "old",
      ends: 1,
      says: "back: task migrate ended with exit code 4",
      next: { brings: "good" },
    },
    {
      fault: "its migration hangs",
      brings: { image: true, settings: { tasks: { migrate: { command: ["sleep", "1000"], timeout: "1s" } } } },
      serves: "old",
      ends: 1,
      says: "back: task migrate did not end within 1 s",
      next: { brings: "good" },
    },
    {
      fault: "its integration tests fail",
      brings: {
        environment: {
          tests: { service: "tests", timeout: "20s" },
          variables: { TESTS: "echo 1 of 3 failed; exit 1" },
        },
      },
      serves: "old",
      ends: 1,
      says: "integration tests: …1",
      next: { brings: "good" },
    },
    {
      fault: "its integration tests hang",
      brings: { environment: { tests: { service: "tests", timeout: "2s" }, variables: { TESTS: "sleep 1000" } } },
      serves: "old",
      ends: 1,
      says: "integration tests: did not end within 2 s",
      next: { brings: "good" },
    },
    {
      fault: "a check after the deployment finds it wrong",
      brings: { environment: { checks: [{ http: "/nowhere", timeout: "1s" }] } },
      serves: "old",
      ends: 1,
      says: "failed on dev after",
      next: { brings: "good" },
    },
    {
      fault: "wants a port that somebody else has",
      brings: { unit: "front", service: { ports: ["127.0.0.1:18473:8080"] } },
      deed: "a stranger has the port",
      serves: "old",
      ends: 1,
      says: "port is already allocated",
      next: { brings: "same" },
    },
  ],
};

/** The first bytes of a program for 64-bit ARM, which no other processor begins to run. */
function foreignProgram(): Buffer {
  const header = Buffer.alloc(128);
  Buffer.from([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1]).copy(header);
  header.writeUInt16LE(2, 16);
  header.writeUInt16LE(183, 18);
  return header;
}
