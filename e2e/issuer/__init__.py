"""An OpenID Connect issuer in a process of its own: allauth's, with people for whom it errs."""
