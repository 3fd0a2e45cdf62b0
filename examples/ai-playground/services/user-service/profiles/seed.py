from profiles.models import Profile


def seed(owner):
    Profile.objects.get_or_create(
        owner=owner, defaults={"display_name": "Dimostrazione", "biography": "Un profilo di prova.", "language": "it"}
    )
