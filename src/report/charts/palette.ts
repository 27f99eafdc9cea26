/** Colours of the report: one meaning each, told apart by every common kind of colour vision, and in print. */
export const palette = {
  ink: '#1f2328',
  muted: '#5c646e',
  rule: '#e3e6ea',
  history: '#7c858f',
  earlierYear: '#98a1ab',
  forecast: '#6a3d9a',
  band80: '#cbb8e0',
  band95: '#e7def1',
  client: '#8a6d00',
  actual: '#1f2328',
  required: '#1f2328',
  before: '#c4500a',
  after: '#0b62a8',
  shortArea: '#fbd9bd',
  target: '#5c646e',
} as const;

/** Shortfall from small to large, and surplus from small to large: orange against blue, grey where the need is met. */
export const gapPalette = {
  short: ['#fdd0a2', '#fd9243', '#d94801', '#7f2704'],
  met: '#ededed',
  spare: ['#c9def0', '#74b0da', '#2372b6', '#08306b'],
} as const;

/** People lent, from few to many. */
export const peoplePalette = ['#e1edf8', '#c0daee', '#97c3e3', '#6aaed6'] as const;
