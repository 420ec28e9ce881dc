"""The web server: one process of it takes in requests whole, answers them by the WSGI application
and sends the answers, so that nobody who sends or reads slowly keeps a thread from others.

`connection` speaks HTTP with one client, by llhttp (httptools); `lanes` are the two threads that
run the application; `capacity` says how much clients may take, and for how long. Why there is a
server of our own: docs/server.md.
"""
