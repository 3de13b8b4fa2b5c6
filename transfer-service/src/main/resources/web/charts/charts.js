import * as echarts from 'echarts/core';
import { BarChart } from 'echarts/charts';
import { AriaComponent, GridComponent, LegendComponent, TooltipComponent } from 'echarts/components';
import { CanvasRenderer } from 'echarts/renderers';

echarts.use([BarChart, AriaComponent, GridComponent, LegendComponent, TooltipComponent, CanvasRenderer]);

// Each chart shows the numbers of a table beside it; what a cell says is what the tooltip says.
const SERIES = {
  light: ['#0b6e75', '#e08a1e', '#4d6fd0', '#b0467a', '#5f8a2f', '#8458b3', '#c0532f', '#6b7a83'],
  dark: ['#58c4cc', '#f2b866', '#8aa5f2', '#e28ab5', '#a3cf6e', '#bd9be6', '#f0906d', '#a5b1b8'],
};

const drawn = new Map();

function read(table) {
  const rows = [...table.tBodies[0].rows];
  const series = [...table.tHead.rows[0].cells]
    .filter((head) => head.hasAttribute('data-series'))
    .map((head) => ({
      name: head.textContent.trim(),
      cells: rows.map((row) => row.cells[head.cellIndex]),
    }));
  return {
    labels: rows.map((row) => row.cells[0].textContent.trim()),
    axis: rows.map((row) => row.cells[0].dataset.axis ?? row.cells[0].textContent.trim()),
    // A service without discounts needs no second colour.
    series: series.filter((each) => each.cells.some((cell) => Number(cell.dataset.value) !== 0)),
  };
}

/** The value of a custom property, which may depend on light or dark. */
function colour(box, property) {
  const probe = document.createElement('span');
  probe.style.color = `var(${property})`;
  box.append(probe);
  const value = getComputedStyle(probe).color;
  probe.remove();
  return value;
}

function isDark() {
  const theme = document.documentElement.dataset.theme;
  return theme === 'dark' || (theme !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
}

function options(box) {
  const { labels, axis, series } = read(document.getElementById(box.dataset.table));
  const lying = box.dataset.chart === 'bars';
  const text = colour(box, '--text');
  const muted = colour(box, '--muted');
  const line = colour(box, '--line');
  const surface = colour(box, '--surface');
  const money = new Intl.NumberFormat(document.documentElement.lang, {
    style: 'currency', currency: box.dataset.currency, notation: 'compact', maximumFractionDigits: 1,
  });
  const categories = {
    type: 'category', data: axis, inverse: lying, axisTick: { show: false },
    axisLine: { lineStyle: { color: line } },
    axisLabel: { color: muted, width: lying ? 110 : undefined, overflow: 'truncate', hideOverlap: !lying },
  };
  const amounts = {
    type: 'value', splitNumber: 4, splitLine: { lineStyle: { color: line } },
    // Discounts are small beside charges: no whole step of the axis for them.
    min: (extent) => Math.min(0, extent.min),
    axisLabel: { color: muted, hideOverlap: true, showMinLabel: !hasDiscounts(series), formatter: (value) => money.format(value) },
  };
  return {
    color: SERIES[isDark() ? 'dark' : 'light'],
    textStyle: { fontFamily: getComputedStyle(document.body).fontFamily, color: text },
    animation: !matchMedia('(prefers-reduced-motion: reduce)').matches,
    aria: { enabled: true, label: { description: `${box.dataset.name}: ${labels.join(', ')}` } },
    grid: { left: 8, right: 16, top: 44, bottom: 8, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
    legend: {
      type: 'scroll', top: 4, left: 0, icon: 'roundRect', itemWidth: 12, itemHeight: 12,
      textStyle: { color: text }, pageTextStyle: { color: muted }, pageIconColor: muted,
    },
    tooltip: {
      trigger: 'axis', renderMode: 'richText', confine: true, axisPointer: { type: 'shadow' },
      backgroundColor: surface, borderColor: line, textStyle: { color: text },
      formatter: (points) => {
        const row = points[0].dataIndex;
        return [labels[row]].concat(
          series
            .filter((each) => Number(each.cells[row].dataset.value) !== 0)
            .map((each) => `${each.name}  ${each.cells[row].textContent.trim()}`),
        ).join('\n');
      },
    },
    xAxis: lying ? amounts : categories,
    yAxis: lying ? categories : amounts,
    series: series.map((each) => ({
      type: 'bar', stack: 'all', name: each.name, barMaxWidth: 28,
      data: each.cells.map((cell) => Number(cell.dataset.value)),
    })),
  };
}

function hasDiscounts(series) {
  return series.some((each) => each.cells.some((cell) => Number(cell.dataset.value) < 0));
}

function draw(box) {
  let chart = drawn.get(box);
  if (!chart) {
    chart = echarts.init(box);
    drawn.set(box, chart);
    new ResizeObserver(() => chart.resize()).observe(box);
  }
  chart.setOption(options(box), true);
}

function drawAll() {
  drawn.forEach((chart, box) => {
    if (!box.isConnected) {
      chart.dispose();
      drawn.delete(box);
    }
  });
  document.querySelectorAll('[data-chart]').forEach(draw);
}

document.addEventListener('htmx:afterSwap', (event) => {
  event.detail.target.querySelectorAll('[data-chart]').forEach(draw);
});
matchMedia('(prefers-color-scheme: dark)').addEventListener('change', drawAll);
drawAll();
