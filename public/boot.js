// Before the first paint: the theme that was chosen, and what the address chooses. Without this
// the other theme, or the other situation's steps, would show for a moment. Whatever else an address
// chooses is made by the page's own script: `data-asks` stands until that is there.
;(() => {
  const root = document.documentElement
  root.dataset.js = ''
  const asked = new URLSearchParams(location.search)
  if (asked.size > 0) root.dataset.asks = ''
  const situation = asked.get('situation')
  root.dataset.situation = situation === 'offline' ? 'offline' : 'online'
  try {
    const theme = localStorage.getItem('repairbook:theme')
    if (theme === 'light' || theme === 'dark') root.dataset.theme = theme
  } catch {
    // Storage is switched off: the system's theme it is.
  }
})()
