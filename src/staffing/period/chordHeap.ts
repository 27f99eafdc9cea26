/** A straight piece of a slot's concave envelope: to `to` agents above the floor, each of which gains `slope`. */
export interface Chord {
  readonly slot: number;
  readonly to: number;
  readonly slope: number;
}

/** Chords of which the steepest comes first; equal ones by slot. A binary heap in an array. */
export interface ChordHeap {
  readonly push: (chord: Chord) => void;
  readonly pop: () => Chord | undefined;
}

export function chordHeap(): ChordHeap {
  const heap: Chord[] = [];
  const before = (a: Chord, b: Chord) => a.slope > b.slope || (a.slope === b.slope && a.slot < b.slot);
  return {
    push: (chord) => {
      let at = heap.length;
      heap.push(chord);
      while (at > 0) {
        const parent = (at - 1) >> 1;
        if (!before(chord, heap[parent] as Chord)) break;
        heap[at] = heap[parent] as Chord;
        at = parent;
      }
      heap[at] = chord;
    },
    pop: () => {
      const first = heap[0];
      const last = heap.pop();
      if (last && heap.length > 0) sink(last);
      return first;
    },
  };

  function sink(chord: Chord): void {
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= heap.length) break;
      if (child + 1 < heap.length && before(heap[child + 1] as Chord, heap[child] as Chord)) child += 1;
      if (!before(heap[child] as Chord, chord)) break;
      heap[at] = heap[child] as Chord;
      at = child;
    }
    heap[at] = chord;
  }
}
