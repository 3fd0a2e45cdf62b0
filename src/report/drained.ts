/** A pipe takes 64 KiB at once; what its reader has not taken yet would be lost at the exit. */
export function drained(stream: NodeJS.WriteStream): Promise<void> {
  return new Promise((resolve) => {
    stream.write("", () => {
      resolve();
    });
  });
}
