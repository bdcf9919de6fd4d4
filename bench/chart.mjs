const ROW = 30;
const LEFT = 330;
const WIDTH = 860;
const TOP = 56;

/** Bars as an SVG that is readable in dark and in light; `rows` are `{ what, ratio }`. */
export function chart(title, note, rows) {
  const height = TOP + rows.length * ROW + 44;
  const scale = (WIDTH - LEFT - 70) / Math.max(...rows.map(({ ratio }) => ratio));
  const bars = rows.flatMap(({ what, ratio }, index) => {
    const y = TOP + index * ROW;
    const width = (ratio * scale).toFixed(1);
    const ours = what.startsWith('create-ecs-runner') ? ' ours' : '';
    return [
      `<text class="label${ours}" x="${LEFT - 12}" y="${y + 17}" text-anchor="end">${escape(what)}</text>`,
      `<rect class="bar${ours}" x="${LEFT}" y="${y + 4}" width="${width}" height="18" rx="3"/>`,
      `<text class="label${ours}" x="${(LEFT + Number(width) + 8).toFixed(1)}" y="${y + 17}">${ratio.toFixed(1)}×</text>`,
    ];
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label="${escape(title)}">`,
    '<style>',
    '  text { font: 13px ui-sans-serif, system-ui, sans-serif; fill: #24292f } .title { font-size: 16px; font-weight: 600 }',
    '  .note { font-size: 11px; fill: #57606a } .bar { fill: #8c959f } .bar.ours { fill: #0969da } .label.ours { font-weight: 600 }',
    '  @media (prefers-color-scheme: dark) {',
    '    text { fill: #e6edf3 } .note { fill: #9198a1 } .bar { fill: #6e7681 } .bar.ours { fill: #4493f8 }',
    '  }',
    '</style>',
    `<text class="title" x="16" y="30">${escape(title)}</text>`,
    ...bars,
    `<text class="note" x="16" y="${height - 16}">${escape(note)}</text>`,
    '</svg>',
    '',
  ].join('\n');
}

function escape(text) {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}
