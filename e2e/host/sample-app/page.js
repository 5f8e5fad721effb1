window.sample.onEvent((text) => {
  const item = document.createElement('li')
  item.textContent = text
  document.querySelector('ul').append(item)
})
document.documentElement.dataset.script = 'ran'
