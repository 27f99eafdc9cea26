/** Events in the order of their times: a binary heap over typed arrays. */
export interface EventHeap {
  /** Time of the next event; Infinity when there is none. */
  readonly nextTime: () => number;
  readonly push: (time: number, event: number) => void;
  /** Takes the next event out. */
  readonly pop: () => number;
}

/** An empty heap. `event` is any whole number that says what happens. */
export function eventHeap(): EventHeap {
  let times = new Float64Array(256);
  let events = new Float64Array(256);
  let size = 0;

  const grow = () => {
    const moreTimes = new Float64Array(2 * times.length);
    const moreEvents = new Float64Array(2 * times.length);
    moreTimes.set(times);
    moreEvents.set(events);
    times = moreTimes;
    events = moreEvents;
  };
  return {
    nextTime: () => (size > 0 ? (times[0] as number) : Infinity),
    push: (time, event) => {
      if (size === times.length) grow();
      let place = size++;
      while (place > 0) {
        const parent = (place - 1) >> 1;
        if ((times[parent] as number) <= time) break;
        times[place] = times[parent] as number;
        events[place] = events[parent] as number;
        place = parent;
      }
      times[place] = time;
      events[place] = event;
    },
    pop: () => {
      const first = events[0] as number;
      size -= 1;
      const time = times[size] as number;
      const event = events[size] as number;
      let place = 0;
      for (;;) {
        let child = 2 * place + 1;
        if (child >= size) break;
        if (child + 1 < size && (times[child + 1] as number) < (times[child] as number)) child += 1;
        if ((times[child] as number) >= time) break;
        times[place] = times[child] as number;
        events[place] = events[child] as number;
        place = child;
      }
      times[place] = time;
      events[place] = event;
      return first;
    },
  };
}
