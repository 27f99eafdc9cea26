/** Tells on stderr what is being done, once it has taken longer than a second. */
export interface Progress {
  /** Begins a step; the one before is over. */
  readonly step: (name: string) => void;
  /** How far the step is. */
  readonly detail: (text: string) => void;
  readonly done: () => void;
}

export function makeProgress(out: { write: (text: string) => unknown; isTTY?: boolean }): Progress {
  let name = '';
  let began = performance.now();
  let told = 0;
  const tell = (text: string) => {
    const now = performance.now();
    if (now - began < 1000 || now - told < 1000) return;
    told = now;
    const line = `${name}: ${text} (${Math.round((now - began) / 1000)} s)`;
    out.write(out.isTTY ? `\r\u001b[2K${line}` : `${line}\n`);
  };
  const finish = () => {
    if (name && told > began && out.isTTY) out.write('\r\u001b[2K');
    if (name && performance.now() - began >= 1000) {
      out.write(`${name}: done in ${((performance.now() - began) / 1000).toFixed(1)} s\n`);
    }
  };
  return {
    step(next) {
      finish();
      name = next;
      began = performance.now();
      out.write(out.isTTY ? `${name} …\r` : '');
    },
    detail: tell,
    done() {
      finish();
      name = '';
    },
  };
}
