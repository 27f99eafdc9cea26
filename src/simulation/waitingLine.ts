/** A contact that waits. */
export interface Waiting {
  /** When it came, seconds. */
  readonly since: number;
  readonly handleSeconds: number;
  readonly row: number;
}

/** Contacts of a queue in the order in which they came. */
export interface WaitingLine {
  /** A contact joins at the end; the number by which it can give up. */
  readonly join: (since: number, handleSeconds: number, row: number) => number;
  /** When the first contact came; Infinity when nobody waits. */
  readonly headSince: () => number;
  /** The first contact leaves to be answered. */
  readonly leave: () => Waiting;
  /** A contact gives up; `null` where it was answered before. */
  readonly giveUp: (contact: number) => Waiting | null;
}

/** An empty line. */
export function waitingLine(): WaitingLine {
  // Places are not used again: all who waited in one replication stay in their order.
  const contacts: (Waiting | null)[] = [];
  let head = 0;
  const skipGone = () => {
    while (head < contacts.length && contacts[head] === null) head += 1;
  };
  const take = (place: number) => {
    const contact = contacts[place] as Waiting;
    contacts[place] = null;
    skipGone();
    return contact;
  };
  return {
    join: (since, handleSeconds, row) => contacts.push({ since, handleSeconds, row }) - 1,
    headSince: () => contacts[head]?.since ?? Infinity,
    leave: () => take(head),
    giveUp: (contact) => (contacts[contact] ? take(contact) : null),
  };
}
