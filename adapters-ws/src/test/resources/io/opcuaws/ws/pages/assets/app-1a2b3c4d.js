document.title = "a script";
